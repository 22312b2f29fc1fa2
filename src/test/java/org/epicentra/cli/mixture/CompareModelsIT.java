package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cavi evaluate --compare-to}. */
class CompareModelsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static ThreeClusters textbook;
  private static ThreeClusters family;

  @TempDir Path folder;

  @BeforeAll
  static void fit() throws IOException {
    textbook = ThreeClusters.fit(shared);
    family = fitted(shared.resolve("family"));
  }

  private static ThreeClusters fitted(Path model, String... options) {
    CommandRun run = textbook.fitFamily(model, options);
    assertThat(run.code()).as(run.err()).isZero();
    return new ThreeClusters(textbook.catalog(), model, null, run);
  }

  /** The gain is the difference of two evaluations, its error that of the predictions. */
  @Test
  void theGainOverTheTextbookModel() throws IOException {
    JsonNode result = json(family, "--compare-to", textbook.model().toString());
    double expected =
        result.get("meanLogDensity").doubleValue()
            - json(textbook).get("meanLogDensity").doubleValue();
    JsonNode comparison = result.get("comparison");
    assertThat(comparison.get("model").textValue()).isEqualTo(textbook.model().toString());
    assertThat(comparison.get("gain").doubleValue()).isCloseTo(expected, within(1e-10));
    assertThat(expected).isPositive();
    Dataset<Row> both =
        predicted(family, "a", "ours").join(predicted(textbook, "b", "theirs"), "id");
    Row moments = both.selectExpr("avg(ours - theirs)", "stddev_pop(ours - theirs)").first();
    assertThat(comparison.get("gain").doubleValue()).isCloseTo(moments.getDouble(0), within(1e-10));
    assertThat(comparison.get("standardError").doubleValue())
        .isCloseTo(moments.getDouble(1) / Math.sqrt(177), within(1e-10));
  }

  private Dataset<Row> predicted(ThreeClusters fit, String name, String density) {
    Path target = folder.resolve(name);
    CommandRun run = fit.predict(target);
    assertThat(run.code()).as(run.err()).isZero();
    return LocalSpark.session()
        .read()
        .parquet(target.toString())
        .selectExpr("id", "log_density as " + density);
  }

  private static JsonNode json(ThreeClusters fit, String... options) throws IOException {
    String[] words = new String[options.length + 1];
    System.arraycopy(options, 0, words, 1, options.length);
    words[0] = "--json";
    CommandRun run = fit.evaluate(words);
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  @Test
  void weightsCountAndOneEventHasNoError() throws IOException {
    String[] weighted = {"--weight", "1 + int(substring(id, 2)) % 3"};
    double expected =
        json(family, weighted).get("meanLogDensity").doubleValue()
            - json(textbook, weighted).get("meanLogDensity").doubleValue();
    String other = textbook.model().toString();
    JsonNode result = json(family, "--compare-to", other, weighted[0], weighted[1]);
    assertThat(result.at("/comparison/gain").doubleValue()).isCloseTo(expected, within(1e-10));
    JsonNode one = json(family, "--compare-to", other, "--where", "id = 'e4'");
    assertThat(one.at("/comparison/standardError").isNull()).isTrue();
    assertThat(family.evaluate("--compare-to", other, "--where", "id = 'e4'").out())
        .containsPattern("gain {14}-?[0-9.]+ nats per event over .*a model, which has -");
    assertThat(family.evaluate("--compare-to", other).out())
        .containsPattern(
            "gain {14}[0-9.]+ nats per event, standard error [0-9.]+, over .*a model, which has -");
  }

  @Test
  void modelsOfOtherQuantitiesAreRefused() {
    Path elsewhere = folder.resolve("elsewhere");
    fitted(elsewhere, "--where", "latitude < 47.5");
    assertThat(refused(elsewhere.toString()).err())
        .contains(family.model() + " and " + elsewhere + " of --compare-to cannot be compared")
        .contains("the coordinates of the one are azimuthal", ", of the other azimuthal")
        .contains("Fit both to the same events of one catalog")
        .doesNotContain("\tat ");
    Path magnitudes = folder.resolve("magnitudes");
    fitted(magnitudes, "--strength", "round(magnitude)");
    assertThat(refused(magnitudes.toString()).err())
        .contains("the strength of the one is station_count, of the other round(magnitude)");
    CommandRun given =
        family.evaluate("--compare-to", magnitudes.toString(), "--strength", "station_count");
    assertThat(given.code()).as(given.err()).isZero();
    Path space = folder.resolve("space");
    fitted(space, "--projection", "geocentric");
    assertThat(refused(space.toString()).err()).contains("of the other geocentric");
    assertThat(refused(folder.resolve("none").toString()).err())
        .contains("--compare-to: ", folder.resolve("none") + " does not exist");
  }

  /** All strengths are above 0 but those that the option makes 0, of each seventh event. */
  @Test
  void anEventThatAModelRulesOutIsRefused() {
    ThreeClusters truncated = fitted(folder.resolve("truncated"), "--zero-truncated");
    String[] zeros = {"--strength", "if(int(substring(id, 2)) % 7 = 0, 0, station_count)"};
    String expected =
        "25 of 177 events have density 0 under %s: their strength is 0, and that model was fitted"
            + " with --zero-truncated, which says that none is. Leave them out with --where"
            + " \"%2$s IS NULL OR %2$s > 0\"";
    String message = expected.formatted(truncated.model(), zeros[1]);
    CommandRun alone = truncated.evaluate(zeros);
    assertThat(alone.code()).as(alone.out()).isEqualTo(3);
    assertThat(alone.err()).contains(message).doesNotContain("\tat ");
    String other = truncated.model().toString();
    CommandRun predicted = truncated.predict(folder.resolve("predicted"), zeros);
    assertThat(predicted.code()).as(predicted.out()).isEqualTo(3);
    assertThat(predicted.err()).contains(message);
    for (String command : List.of("export", "report")) {
      CommandRun drawn = apply(command, truncated, zeros);
      assertThat(drawn.code()).as(drawn.out()).isEqualTo(3);
      assertThat(drawn.err()).contains(message);
    }
    CommandRun compared = family.evaluate("--compare-to", other, zeros[0], zeros[1]);
    assertThat(compared.code()).as(compared.out()).isEqualTo(3);
    assertThat(compared.err()).contains(message);
    CommandRun without =
        family.evaluate(
            "--compare-to",
            other,
            zeros[0],
            zeros[1],
            "--where",
            "%1$s IS NULL OR %1$s > 0".formatted(zeros[1]));
    assertThat(without.code()).as(without.err()).isZero();
    assertThat(without.out()).contains("events            152").doesNotContain("NaN", "Infinity");
  }

  /** A command whose output has the ending of a page. */
  private CommandRun apply(String command, ThreeClusters fit, String... more) {
    List<String> words = new ArrayList<>(List.of("cavi", command, "--model"));
    words.addAll(List.of(fit.model().toString(), "--catalog", fit.catalog().toString()));
    words.addAll(List.of("--output", folder.resolve(command + ".html").toString()));
    if (command.equals("export")) {
      words.addAll(List.of("--catalog-format", "csv", "--format", "quakeml"));
    } else {
      words.addAll(List.of("--format", "csv"));
    }
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static CommandRun refused(String other) {
    CommandRun run = family.evaluate("--compare-to", other);
    assertThat(run.code()).as(run.out()).isEqualTo(3);
    return run;
  }
}
