package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.PythonModules;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogs of what may come, by command. */
class CatalogForecastIT {
  private static final String WEEK =
      "src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz";
  private static final String CALIFORNIA =
      "longitude between -125 and -114 and latitude between 32 and 42";
  private static final int CATALOGS = 200;

  @TempDir static Path shared;
  @TempDir Path folder;
  private static String model;

  @BeforeAll
  static void fit() {
    LocalSpark.session();
    model = shared.resolve("model").toString();
    CommandRun run =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            WEEK,
            "--where",
            CALIFORNIA,
            "--components",
            "4",
            "--restarts",
            "1",
            "--model",
            model);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static CommandRun sample(Path output, int catalogs, String... more) {
    List<String> words = new ArrayList<>(List.of("cavi", "sample", "--model", model, "--json"));
    words.addAll(List.of("--realisations", Integer.toString(catalogs), "--catalog", WEEK));
    words.addAll(List.of("--output", output.toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static JsonNode result(CommandRun run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  /** Five standard deviations of a Poisson number, and of the shares of a gridded forecast. */
  @Test
  void catalogsHaveTheNumbersAndPlacesOfTheGriddedForecast() throws Exception {
    Path file = folder.resolve("forecast.csv");
    JsonNode result = result(sample(file, CATALOGS, "--days", "30"));
    JsonNode forecast = result.get("forecast");
    double expected = forecast.get("expectedEvents").doubleValue();
    assertThat(forecast.get("warnings").toString()).contains("magnitudes of several types");
    Path grid = folder.resolve("forecast.dat");
    result(
        CommandRun.of(
            "cavi",
            "export",
            "--model",
            model,
            "--catalog",
            WEEK,
            "--format",
            "csep",
            "--days",
            "30",
            "--output",
            grid.toString(),
            "--json"));
    double[] east = new double[2];
    for (String line : Files.readAllLines(grid)) {
      String[] values = line.split("\t");
      east[0] += Double.parseDouble(values[0]) >= -118.001 ? Double.parseDouble(values[8]) : 0;
      east[1] += Double.parseDouble(values[8]);
    }
    assertThat(expected).isCloseTo(east[1], within(1e-9 * expected));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("lon,lat,mag,time_string,depth,catalog_id,event_id");
    int events = lines.size() - 1;
    assertThat(result.get("rows").intValue()).isEqualTo(events);
    assertThat(events)
        .isCloseTo((int) (CATALOGS * expected), within((int) (5 * Math.sqrt(CATALOGS * expected))));
    long found = lines.stream().skip(1).filter(CatalogForecastIT::isEast).count();
    double share = east[0] / east[1];
    assertThat((double) found / events)
        .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / events)));
    requireSound(lines.subList(1, lines.size()), forecast);
  }

  private static boolean isEast(String line) {
    return Double.parseDouble(line.split(",")[0]) >= -118;
  }

  /** The mean excess above the least magnitude is 1 / (b ln 10), but for the cut at the top. */
  private static void requireSound(List<String> lines, JsonNode forecast) {
    Instant start = Instant.parse(forecast.get("start").textValue());
    double least = forecast.get("completeness").doubleValue() - 0.05;
    int catalog = 0;
    Instant last = start;
    double excess = 0;
    for (String line : lines) {
      String[] values = line.split(",", -1);
      assertThat(Double.parseDouble(values[0])).isBetween(-125.0, -114.0);
      assertThat(Double.parseDouble(values[1])).isBetween(32.0, 42.0);
      assertThat(Double.parseDouble(values[2])).isGreaterThanOrEqualTo(least);
      excess += Double.parseDouble(values[2]);
      assertThat(values[4]).isEmpty();
      int number = Integer.parseInt(values[5]);
      Instant time = Instant.parse(values[3] + "Z");
      assertThat(number).isBetween(catalog, catalog + 1);
      assertThat(time).isBetween(number == catalog ? last : start, start.plus(Duration.ofDays(30)));
      catalog = number;
      last = time;
    }
    assertThat(catalog).isEqualTo(CATALOGS - 1);
    double mean = 1 / (forecast.get("b").doubleValue() * Math.log(10));
    double lowest =
        lines.stream()
            .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
            .min()
            .orElseThrow();
    assertThat(excess / lines.size() - lowest)
        .isCloseTo(mean, within(5 * mean / Math.sqrt(lines.size()) + 0.01));
  }

  @Test
  void aCatalogDependsOnTheSeedAndItsNumberAlone() throws Exception {
    Path three = folder.resolve("three.csv");
    Path five = folder.resolve("five.csv");
    Path other = folder.resolve("other.csv");
    result(sample(three, 3, "--days", "2", "--start", "2018-03-01"));
    result(sample(five, 5, "--days", "2", "--start", "2018-03-01"));
    result(sample(other, 3, "--days", "2", "--start", "2018-03-01", "--seed", "2"));
    String text = Files.readString(three);
    assertThat(Files.readString(five)).startsWith(text);
    assertThat(Files.readString(other)).isNotEqualTo(text);
    assertThat(text).contains("2018-03-01T").doesNotContain("2018-03-03T");
  }

  @Test
  void noMagnitudeExceedsTheGreatest() throws IOException {
    Path file = folder.resolve("small.csv");
    JsonNode result = result(sample(file, 5, "--days", "30", "--max-magnitude", "1.7"));
    assertThat(result.get("rows").intValue()).isPositive();
    assertThat(Files.readAllLines(file).stream().skip(1))
        .allMatch(line -> Double.parseDouble(line.split(",")[2]) < 1.7);
  }

  /** Most catalogs of so short a time are empty. */
  @Test
  void pyCsepReadsEmptyCatalogsToo() throws Exception {
    PythonModules.require("csep");
    Path empty = folder.resolve("empty.csv");
    Path full = folder.resolve("full.csv");
    long few = result(sample(empty, 50, "--days", "0.002")).get("rows").longValue();
    long many = result(sample(full, 50, "--days", "3")).get("rows").longValue();
    String seen =
        PythonModules.output(
            """
            import sys
            from csep.core.catalogs import CSEPCatalog
            for file in sys.argv[1:]:
                catalogs = list(CSEPCatalog.load_ascii_catalogs(file))
                print([c.catalog_id for c in catalogs] == list(range(50)),
                    sum(c.event_count for c in catalogs))
            """,
            empty,
            full);
    assertThat(few).isLessThan(50);
    assertThat(seen.lines()).containsExactly("True " + few, "True " + many);
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    Path file = folder.resolve("x.csv");
    assertThat(sample(file, 3).code()).isEqualTo(2);
    assertThat(sample(file, 3).err()).contains("--realisations needs --catalog and --days");
    CommandRun both = sample(file, 3, "--days", "1", "--rows", "5");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("give --rows, or --realisations");
    CommandRun none = sample(file, 0, "--days", "1");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("--realisations").contains("1 or more");
    CommandRun elsewhere =
        sample(file, 1, "--days", "300", "--where", "longitude > 0 and latitude < 0");
    assertThat(elsewhere.code()).isEqualTo(3);
    assertThat(elsewhere.err())
        .contains("the catalog is not of the model's place, or a small part of it");
    assertThat(file).doesNotExist();
    CommandRun rows =
        CommandRun.of(
            "cavi",
            "sample",
            "--model",
            model,
            "--rows",
            "5",
            "--where",
            "magnitude > 5",
            "--output",
            file.toString());
    assertThat(rows.code()).isEqualTo(2);
    assertThat(rows.err()).contains("are for --realisations");
    CommandRun longest = sample(file, 1, "--days", "1e9");
    assertThat(longest.code()).isEqualTo(3);
    assertThat(longest.err()).contains("each catalog would have").contains("--days");
  }
}
