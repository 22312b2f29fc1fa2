package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.LockedException;
import org.epicentra.cli.CommandRun;
import org.epicentra.report.PageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of nightly runs of the mixture, and the cards of their versions. */
class RunPageIT extends GrowingCatalog {
  private Path page() {
    return folder.resolve("models/alps/pages/latest.html");
  }

  private static String headline(Path page) throws Exception {
    return PageReader.of(Files.readString(page)).elements("h1").get(0).getTextContent();
  }

  private CommandRun registry(String command, String... more) {
    List<String> words = new ArrayList<>(List.of("registry", command, "--registry"));
    words.addAll(List.of(folder.resolve("models").toString(), "--name", "alps"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  /** One page, which each night replaces, in the folder of the model. */
  @Test
  void everyOutcomeLeavesItsPage() throws Exception {
    catalog(20, "good");
    String report = page().toString();
    JsonNode first = json(retrain(20, "--json", "--report", report), 0);
    assertThat(first.at("/page/file").textValue()).isEqualTo(report);
    assertThat(first.at("/page/bytes").longValue()).isEqualTo(Files.size(page()));
    assertThat(first.at("/page/problem").isMissingNode()).isTrue();
    assertThat(headline(page())).isEqualTo("Promoted: version 1 is the champion");
    json(retrain(21, "--json", "--max-age", "9d", "--report", report), 0);
    assertThat(headline(page())).isEqualTo("Nothing new: version 1 stays");

    catalog(21, "good");
    CommandRun refused = retrain(21, "--min-gain", "5", "--sequential", "--report", report);
    assertThat(refused.code()).isEqualTo(5);
    assertThat(refused.out()).contains("report    " + report + "  (");
    assertThat(headline(page())).isEqualTo("Refused by the rule: version 1 stays");
    assertThatThePageHasTheManifestsNumbers();

    catalog(21, "swapped");
    assertThat(retrain(21, "--report", report).code()).isEqualTo(5);
    assertThat(headline(page())).isEqualTo("Refused by the checks of the data: version 1 stays");
    String text = PageReader.of(Files.readString(page())).text();
    assertThat(text).contains("(--max-drift-place)").doesNotContain("\u2039", "\u203a");

    catalog(22, "good");
    CommandRun late =
        retrain(
            22,
            "--max-seconds",
            "1",
            "--max-iterations",
            "1000000",
            "--tolerance",
            "0",
            "--report",
            report);
    assertThat(late.code()).as(late.err()).isEqualTo(5);
    assertThat(headline(page())).isEqualTo("Not done in time: version 1 stays");
    assertThat(registry("verify").code()).isZero();
    assertThat(registry("prune", "--keep", "1").code()).isZero();
    assertThat(page()).exists();
    assertThat(registry("list").code()).isZero();
    assertThat(status().get("exitCode").intValue()).isEqualTo(5);
    try (var beside = Files.list(page().getParent())) {
      assertThat(beside.filter(file -> !file.getFileName().toString().startsWith(".")))
          .containsExactly(page());
    }
  }

  private void assertThatThePageHasTheManifestsNumbers() throws Exception {
    PageReader read = PageReader.of(Files.readString(page()));
    JsonNode manifest =
        JSON.readTree(folder.resolve("models/alps/versions/000002/manifest.json").toFile());
    assertThat(read.values("versions")).containsExactly(manifest.at("/metrics/gain").asText());
    for (JsonNode slice : manifest.at("/metrics/slices")) {
      assertThat(read.values("parts")).contains(slice.get("gain").asText());
    }
    assertThat(read.text())
        .contains(manifest.at("/data/digest").textValue())
        .contains(manifest.at("/files/0/sha256").textValue());
    assertThat(read.ids()).contains("gain-map", "map", "evidence", "component-0");
    // The marks of the map hold all events that are held out.
    long events = read.byId("gain-map").getElementsByTagName("title").getLength() == 0 ? 0 : 280;
    assertThat(read.text()).contains("Of " + events + "\u00a0events held out in ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"geocentric", "none"})
  void otherCoordinatesHaveMapsToo(String projection) throws Exception {
    List<String> more = new ArrayList<>(List.of("--projection", projection));
    if (projection.equals("none")) {
      more.addAll(List.of("--x", "longitude", "--y", "latitude"));
    }
    catalog(20, "good");
    assertThat(retrain(20, more.toArray(String[]::new)).code()).isZero();
    catalog(21, "good");
    more.addAll(List.of("--report", page().toString()));
    JsonNode second = json(retrain(21, with(more, "--json")), 0);
    assertThat(second.at("/page/problem").isMissingNode()).as(second.toString()).isTrue();
    PageReader read = PageReader.of(Files.readString(page()));
    assertThat(read.ids()).contains("gain-map", "map", "component-0");
    assertThat(read.text()).contains("Of 280\u00a0events held out in ");
    Path card = folder.resolve("card.html");
    assertThat(registry("show", "--card", card.toString()).code()).isZero();
    assertThat(PageReader.of(Files.readString(card)).ids()).contains("map");
  }

  private static String[] with(List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return all.toArray(String[]::new);
  }

  @Test
  void aPageThatCannotBeWrittenChangesNothing() throws Exception {
    catalog(20, "good");
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Path impossible = file.resolve("page.html");
    CommandRun run = retrain(20, "--report", impossible.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("promoted (version 1)")
        .contains("report    not written: ", "nothing can be written in");
    assertThat(status().get("state").textValue()).isEqualTo("succeeded");
    assertThat(registry().champion().orElseThrow().number()).isEqualTo(1);
  }

  /** What is there cannot be known, so that it is neither refused nor replaced. */
  @Test
  void aPageThatCannotBeLookedAtChangesNothing() throws Exception {
    catalog(20, "good");
    Path edited = folder.resolve("latest.html");
    String content = "<!DOCTYPE html>\n<!-- Epicentra -->\n<p>edited</p>\n";
    Files.writeString(edited, content);
    byte[] sums = {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4};
    Files.write(folder.resolve(".latest.html.crc"), sums);
    CommandRun run = retrain(20, "--report", edited.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("promoted (version 1)")
        .contains("report    not written: cannot look at " + edited + ": Checksum error");
    assertThat(Files.readString(edited)).isEqualTo(content);
    assertThat(status().get("state").textValue()).isEqualTo("succeeded");
  }

  @Test
  void aPageIsWrittenUnderTheLockOnceTheStatusAndTheMetricsAre() throws Exception {
    catalog(20, "good");
    Path late = folder.resolve("late.html");
    List<Object> seen =
        WatchedFiles.during(
            () -> {
              CommandRun run = retrain(20, "--report", WatchedFiles.path(late));
              assertThat(run.code()).as(run.err()).isZero();
              assertThat(run.out()).contains("report    " + WatchedFiles.path(late) + "  (");
            },
            this::state);
    assertThat(seen).as("how the run stood").containsOnly("succeeded, 1, locked");
    assertThat(headline(late)).isEqualTo("Promoted: version 1 is the champion");
    registry().lock(Duration.ofMinutes(5)).close();
  }

  private String state() {
    try {
      String metrics = Files.readString(folder.resolve("models/alps/metrics.prom"));
      String promoted = metrics.replaceAll("(?s).*promoted\\{name=\"alps\"} (\\S+).*", "$1");
      String lock = "free";
      try {
        registry().lock(Duration.ofMinutes(5)).close();
      } catch (LockedException e) {
        lock = "locked";
      }
      return status().get("state").textValue() + ", " + promoted + ", " + lock;
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** A mistake that every night would repeat is told before anything is done. */
  @Test
  void whatIsNoPageIsNotReplaced() throws IOException {
    catalog(20, "good");
    Path own = Files.writeString(folder.resolve("own.html"), "<!DOCTYPE html>\n<p>mine</p>\n");
    CommandRun foreign = retrain(20, "--report", own.toString());
    assertThat(foreign.code()).isEqualTo(3);
    assertThat(foreign.err()).contains("own.html exists and is not replaced");
    CommandRun picture = retrain(20, "--report", folder.resolve("page.png").toString());
    assertThat(picture.code()).isEqualTo(3);
    assertThat(picture.err()).contains("its name must not end in .png");
    Path among = folder.resolve("models/alps/versions/000001/model/page.html");
    CommandRun damage = retrain(20, "--report", among.toString());
    assertThat(damage.code()).isEqualTo(3);
    assertThat(damage.err())
        .contains("--report is '" + among, "a folder that only the registry writes to")
        .contains("models/alps/pages");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    Path linked = link.resolve("models/andes/versions/page.html");
    assertThat(retrain(20, "--report", linked.toString()).code()).isEqualTo(3);
    assertThat(folder.resolve("models")).doesNotExist();
    assertThat(Files.readString(own)).contains("mine");
    CommandRun plan = retrain(20, "--dry-run", "--report", folder.resolve("plan.html").toString());
    assertThat(plan.out()).contains("report    not written: a dry run has none");
    assertThat(folder.resolve("plan.html")).doesNotExist();
  }

  @Test
  void aVersionHasACard() throws Exception {
    catalog(20, "good");
    assertThat(retrain(20).code()).isZero();
    Path card = folder.resolve("models/alps/cards/1.html");
    CommandRun shown = registry("show", "--card", card.toString());
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("card      " + card);
    PageReader read = PageReader.of(Files.readString(card));
    assertThat(read.ids()).contains("map");
    assertThat(read.elements("ellipse")).hasSize(6); // of three components, and of their centres
    assertThat(read.text()).contains("the champion, since", "520 were trained on");
    assertThat(registry("show", "--card", card.toString()).code()).isEqualTo(3);
    assertThat(registry("show", "--card", card.toString(), "--overwrite").code()).isZero();
    assertThat(folder.resolve("models/alps/cards/status.json")).doesNotExist();

    Path markdown = folder.resolve("card.md");
    JsonNode json = json(registry("show", "--card", markdown.toString(), "--json"), 0);
    assertThat(json.get("card").textValue()).isEqualTo(markdown.toString());
    JsonNode manifest =
        JSON.readTree(folder.resolve("models/alps/versions/000001/manifest.json").toFile());
    assertThat(Files.readString(markdown))
        .contains("# Model card of alps, version 1\n")
        .contains(manifest.at("/files/0/sha256").textValue())
        .contains("- **digest**: " + manifest.at("/data/digest").textValue() + "\n");
    CommandRun other = registry("show", "--card", folder.resolve("card.txt").toString());
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("--card", "it must end in .html, for a page, or in .md");
    assertThat(registry("verify").code()).isZero();

    Files.delete(folder.resolve("models/alps/versions/000001/model/posterior.json"));
    CommandRun damaged = registry("show", "--card", card.toString(), "--overwrite");
    assertThat(damaged.code()).as(damaged.err()).isZero();
    assertThat(PageReader.of(Files.readString(card)).text()).contains("The model cannot be read:");
  }
}
