package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region from a GeoJSON file: events within, some of them background, and events outside. */
class RegionCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two squares of two degrees, with a gap between them. */
  private static final String REGION =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "west"}, "geometry":
          {"type": "Polygon", "coordinates": [[[9, 45], [11, 45], [11, 47], [9, 47], [9, 45]]]}},
        {"type": "Feature", "properties": {}, "geometry":
          {"type": "Polygon", "coordinates": [[[12, 45], [14, 45], [14, 47], [12, 47], [12, 45]]]}}
      ]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    LocalSpark.session();
  }

  /** A hundred events in the middle of each square, twenty anywhere in the west, some between. */
  private CommandRun fit(int between, String... more) throws IOException {
    Random random = new Random(3);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double x = (i < 100 ? 10 : 13) + 0.03 * random.nextGaussian();
      rows.add(row("c" + i, x, 46 + 0.03 * random.nextGaussian()));
    }
    for (int i = 0; i < 20; i++) {
      rows.add(row("n" + i, 9.1 + 0.4 * (i % 5), 45.2 + 0.5 * (i / 5)));
    }
    for (int i = 0; i < between; i++) {
      rows.add(row("b" + i, 11.5, 46 + 0.1 * i));
    }
    Path catalog =
        CatalogFile.write(folder, "events.csv", CatalogFile.HEADER, rows.toArray(String[]::new));
    Path region = Files.writeString(folder.resolve("region.geojson"), REGION);
    List<String> words = new ArrayList<>(List.of("cavi", "fit", "--format", "csv"));
    words.addAll(List.of("--catalog", catalog.toString(), "--components", "2"));
    words.addAll(List.of("--model", folder.resolve("m").toString()));
    words.addAll(List.of("--region", region.toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static String row(String id, double x, double y) {
    return String.format(
        Locale.ROOT, "%s,2024-01-01T00:00:00Z,%.4f,%.4f,5.0,2.0,12,earthquake", id, y, x);
  }

  @Test
  void aFewEventsOutsideAreCountedAndLeftOut() throws IOException {
    CommandRun run = fit(2);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("2 events lie outside of --region and were left out of the fit")
        .contains("220 events, 220 with a strength; 2 components;")
        .contains("no over-dispersion found"); // all strengths are 12
    JsonNode summary = JSON.readTree(folder.resolve("m/summary.json").toFile());
    assertThat(summary.get("events").longValue()).isEqualTo(220);
    // Two squares of 2 degrees: 222.3 km from south to north, 2 * 111.2 cos(46) = 154.5 km across.
    double volume = summary.get("background").get("volume").doubleValue();
    assertThat(volume).isCloseTo(2 * 222.3 * 154.5, within(0.01 * 2 * 222.3 * 154.5));
    // Twenty of 220, of which the one amid the cluster may belong to it: sd 1.
    assertThat(summary.get("background").get("share").doubleValue())
        .isCloseTo(20 / 220.0, within(3 / 220.0));
  }

  @Test
  void backgroundEventsAreOfComponentMinusOne() throws IOException {
    assertThat(fit(2).code()).isZero();
    Path target = folder.resolve("p");
    CommandRun run =
        CommandRun.of(
            "cavi",
            "predict",
            "--model",
            folder.resolve("m").toString(),
            "--catalog",
            folder.resolve("events.csv").toString(),
            "--format",
            "csv",
            "--output",
            target.toString());
    assertThat(run.code()).as(run.err()).isZero();
    Dataset<Row> rows = LocalSpark.session().read().parquet(target.toString());
    assertThat(rows.count()).isEqualTo(222);
    assertThat(rows.filter("component = -1 and background < 0.3").count()).isZero();
    assertThat(rows.filter("id like 'n%' and component = -1").count()).isBetween(18L, 20L);
    assertThat(rows.filter("id like 'c%' and component = -1").count()).isLessThanOrEqualTo(2);
    // Outside of the region nothing is background: the density there is that of the components.
    assertThat(rows.filter("id like 'b%' and component >= 0 and background = 0").count())
        .isEqualTo(2);
    assertThat(rows.filter("isnan(log_density)").count()).isZero();
  }

  /** Outside of the region a uniform law has no density, so that no gain over it can be had. */
  @Test
  void theBaselineIsOfTheEventsWithinTheRegion() throws IOException {
    assertThat(fit(2).code()).isZero();
    JsonNode all = JSON.readTree(evaluate("--baseline", "--json").out());
    assertThat(all.get("outsideRegion").longValue()).isEqualTo(2);
    String inside = "longitude not between 11.1 and 11.9";
    JsonNode within = JSON.readTree(evaluate("--baseline", "--json", "--where", inside).out());
    assertThat(within.has("outsideRegion")).isFalse();
    assertThat(all.get("baseline")).isEqualTo(within.get("baseline"));
    assertThat(evaluate("--baseline").out())
        .containsPattern("information gain  [0-9.]+ nats per event, of the events within it: its");
    CommandRun none = evaluate("--baseline", "--json", "--where", "longitude = 11.5");
    assertThat(none.code()).as(none.err()).isZero();
    assertThat(JSON.readTree(none.out()).get("outsideRegion").longValue()).isEqualTo(2);
    assertThat(JSON.readTree(none.out()).has("baseline")).isFalse();
  }

  private CommandRun evaluate(String... more) {
    List<String> words = new ArrayList<>(List.of("cavi", "evaluate", "--format", "csv"));
    words.addAll(List.of("--model", folder.resolve("m").toString()));
    words.addAll(List.of("--catalog", folder.resolve("events.csv").toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  /** The page of the fit and the one drawn again leave the same events out, and say so. */
  @Test
  void aPageHasTheEventsOfTheRegion() throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(fit(2, "--report", page.toString()).code()).isZero();
    assertThat(Files.readString(page))
        .contains(
            "Of 222\u00a0usable events of the catalog 220 are on this page; 2 lie outside of the"
                + " model's region.")
        .doesNotContain("not the one of the fit");
    Path again = folder.resolve("again.html");
    CommandRun run =
        CommandRun.of(
            "cavi",
            "report",
            "--model",
            folder.resolve("m").toString(),
            "--catalog",
            folder.resolve("events.csv").toString(),
            "--format",
            "csv",
            "--output",
            again.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(again)).isEqualTo(Files.readString(page));
  }

  @Test
  void moreThanOneInAHundredOutsideAreRefused() throws IOException {
    CommandRun run = fit(3);
    assertThat(run.code()).as(run.out()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "3 of 223 events (1.3 %) lie outside of --region, the first with the ids b0, b1, b2;"
                + " at most 1 % may, which are then left out. Widen the region, or leave them out"
                + " with --where")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("m")).doesNotExist();
    CommandRun chosen = fit(3, "--where", "longitude not between 11.1 and 11.9");
    assertThat(chosen.code()).as(chosen.err()).isZero();
    assertThat(chosen.out()).doesNotContain("outside");
  }
}
