package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cavi fit} of several numbers of components, to three clusters of 59 events each. */
class ChoiceCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static Path catalog;

  @TempDir Path folder;

  @BeforeAll
  static void write() throws IOException {
    LocalSpark.session();
    catalog = CatalogFile.threeClusters(shared);
  }

  private CommandRun fit(String... options) {
    List<String> words = new ArrayList<>(List.of("cavi", "fit", "--catalog", catalog.toString()));
    words.addAll(List.of("--format", "csv", "--model", folder.resolve("m").toString()));
    words.addAll(List.of(options));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private JsonNode summary() throws IOException {
    return JSON.readTree(folder.resolve("m/summary.json").toFile());
  }

  @Test
  void threeClustersAreThreeComponents() throws IOException {
    Path assigned = folder.resolve("assigned");
    CommandRun run =
        fit(
            "--components",
            "6,1,3",
            "--moves",
            "none",
            "--assignments",
            assigned.toString(),
            "--require-convergence");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = summary();
    JsonNode candidates = summary.get("candidates");
    assertThat(candidates.findValuesAsText("components")).containsExactly("6", "1", "3");
    JsonNode chosen = candidates.get(2);
    assertThat(candidates.findValuesAsText("chosen")).containsExactly("false", "false", "true");
    assertThat(chosen.get("alive").intValue()).isEqualTo(3);
    assertThat(chosen.get("converged").booleanValue()).isTrue();
    assertThat(summary.get("heldOut")).isEqualTo(chosen.get("heldOut"));
    assertThat(chosen.get("heldOut").get("difference").doubleValue()).isZero();
    long heldOut = summary.get("heldOut").get("events").longValue();
    assertThat(heldOut).isBetween(15L, 60L);
    double mean = chosen.get("heldOut").get("meanLogDensity").doubleValue();
    JsonNode one = candidates.get(1).get("heldOut");
    // One normal distribution for three clusters 200 km apart loses more than a nat per event.
    assertThat(one.get("difference").doubleValue())
        .isCloseTo(one.get("meanLogDensity").doubleValue() - mean, within(1e-12))
        .isLessThan(-1);
    assertThat(summary.get("events").longValue()).isEqualTo(177);
    assertThat(summary.get("components").size()).isEqualTo(3);
    assertThat(summary.get("settings").get("components").intValue()).isEqualTo(3);
    assertThat(summary.get("settings").get("choose").textValue()).isEqualTo("held-out");
    assertThat(summary.get("settings").get("holdoutShare").doubleValue()).isEqualTo(0.2);
    assertThat(run.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "components tried, in shared passes over %d events; scored on %d held out:"
                .formatted(177 - heldOut, heldOut),
            "K at the end bound held out +- behind +- iterations converged",
            "* chosen: the best mean log density of the events held out, nats per event")
        .anyMatch(line -> line.startsWith("3 * 3 -") && line.contains(" - - "))
        .anyMatch(line -> line.startsWith("6 6 -"))
        .noneMatch(line -> line.contains("is the largest"));
    assertThat(run.err().lines())
        .contains(
            "fitting 6, 1, 3 components in shared passes to %d events; %d are held out"
                .formatted(177 - heldOut, heldOut),
            "scoring the " + heldOut + " events held out",
            "fitting the chosen 3 components to all 177 events");
    assertThat(LocalSpark.session().read().parquet(assigned.toString()).count()).isEqualTo(177);
  }

  @Test
  void byTheBoundWithRestartsAndWeights() throws IOException {
    CommandRun run =
        fit(
            "--components",
            "1,2,3",
            "--choose",
            "bound",
            "--restarts",
            "2",
            "--weight",
            "1 + magnitude");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = summary();
    assertThat(summary.has("heldOut")).isFalse();
    assertThat(summary.get("settings").has("holdoutShare")).isFalse();
    JsonNode chosen = summary.get("candidates").get(2);
    assertThat(chosen.get("chosen").booleanValue()).isTrue();
    assertThat(chosen.has("heldOut")).isFalse();
    // Each of the 177 events has a weight of 3.
    JsonNode elbo = summary.get("elbo");
    assertThat(chosen.get("boundPerEvent").doubleValue())
        .isCloseTo(elbo.get(elbo.size() - 1).doubleValue() / (3 * 177), within(1e-12));
    assertThat(summary.get("restarts").size()).isEqualTo(2);
    assertThat(run.out())
        .startsWith(
            "NOTE: the best of the numbers of components is the largest, 3: more may be better."
                + " Try --components 3,6,12")
        .contains("components tried, in shared passes over 177 events:")
        .contains("best restart", " of 2 ")
        .contains("* chosen: the best bound, nats per event; each K has a prior of its own");
  }

  @Test
  void oneNumberHasNoCandidates() throws IOException {
    CommandRun run = fit("--components", "3");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).doesNotContain("components tried", "held out");
    assertThat(summary().has("candidates")).isFalse();
    assertThat(summary().has("heldOut")).isFalse();
    assertThat(summary().get("settings").has("choose")).isFalse();
  }

  @Test
  void tooManyComponents() {
    assertRefused(
        "There are 177 distinct locations for 200 components; ask for at most 177 components",
        "--components",
        "3,200");
    assertRefused(
        "of the events that are not held out, --holdout-share 0.2: There are ",
        "--components",
        "3,170");
    assertRefused(
        "all events are held out: make --holdout-share 0.9999 less",
        "--components",
        "1,2",
        "--holdout-share",
        "0.9999");
    assertRefused(
        "0 of 177 events are held out, too few to choose --components by. Raise --holdout-share"
            + " 1.0E-5, or give one number of components",
        "--components",
        "1,2",
        "--holdout-share",
        "1e-5");
    assertRefused(
        "NOT converge", "--components", "2,3", "--max-iterations", "2", "--require-convergence");
  }

  private void assertRefused(String message, String... options) {
    CommandRun run = fit(options);
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isIn(3, 4);
    assertThat(folder.resolve("m")).doesNotExist();
  }
}
