package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of bad input ends with exit code 3, says why, and leaves no output. */
class BadInputIT {
  private static final String HEADER = "id,px,py,n,w";
  private static final String[] GOOD = {
    "a,0,0,1,1", "b,1,0,2,1", "c,0,1,0,1", "d,5,5,9,1", "e,6,5,8,1", "f,5,6,7,1", "g,0,0,3,1"
  };

  /** What is refused when the job is put together: before there is a job, there is no status. */
  private static final Pattern OPTIONS_ONLY =
      Pattern.compile("(components|iterations|restarts|tolerance|--projection) is [-'0-9]");

  @TempDir Path folder;

  @BeforeEach
  void start() {
    LocalSpark.session();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a negative strength, n - 1, 1 of 7 rows, first: c",
    "a fractional strength, n / 2.0, 4 of 7 rows, first: a",
    "a strength that is no number, id, CAST_INVALID_INPUT, 'a'"
  })
  void badStrengths(String what, String strength, String message, String detail)
      throws IOException {
    refused(fit(GOOD, "--strength", strength), message, detail);
  }

  @Test
  void atMostFiveIdsAreNamed() throws IOException {
    refused(fit(GOOD, "--strength", "0.5 + n"), "7 of 7 rows", "first: a, b, c, d, e");
  }

  @Test
  void aWeightThatIsNotPositive() throws IOException {
    refused(fit(GOOD, "--weight", "w - 1"), "7 of 7 rows", "(--weight w - 1)");
  }

  @Test
  void sumsBeyondAllMeasure() throws IOException {
    refused(
        fit(GOOD, "--weight", "1e308"),
        "The weights of 7 events (--weight 1e308) sum to Infinity; the sum must be 1.0E100 or less");
    refused(
        fit(GOOD, "--strength", "1e101"), "The strengths of 7 events (--strength 1e101) sum to");
  }

  /** The sites of the rows lie 5 apart; about 1e15, doubles lie 0.125 apart. */
  @Test
  void coordinatesWhoseDigitsDoNotSuffice() throws IOException {
    refused(
        fit(GOOD, "--x", "px + 1e15"),
        "The digits of the coordinates do not suffice: about 1.00e+15, numbers lie 0.125 apart",
        "1/sqrt(--tau)",
        "Subtract a constant from each coordinate");
    assertThat(fit(GOOD, "--x", "px + 1e9", "--y", "py - 1e9").code()).isZero();
  }

  @Test
  void aMissingLocation() throws IOException {
    String[] rows = {"a,0,0,1,1", "b,,0,2,1", "c,0,1,0,1"};
    refused(fit(rows), "1 of 3 rows", "first: b");
  }

  @Test
  void fewerDistinctLocationsThanComponents() throws IOException {
    String[] rows = {"a,0,0,1,1", "b,0,0,2,1", "c,0,0,0,1"};
    refused(fit(rows), "1 distinct locations for 2 components");
  }

  @Test
  void noRows() throws IOException {
    refused(fit(GOOD, "--where", "n > 100"), "0 of 7 events pass --where n > 100");
    refused(fit(new String[0]), "the catalog has no events");
  }

  @Test
  void aMissingPath() throws IOException {
    refused(run(Map.of("--catalog", "/no/such/catalog.csv"), List.of()), "/no/such/catalog.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--strength | counts   | --strength 'counts' is no SQL expression | The columns are id, px",
        "--weight   | w +      | --weight 'w +' is no SQL expression      | PARSE_SYNTAX_ERROR",
        "--where    | color=1  | --where 'color=1' is no SQL expression   | color",
        "--where    | n        | --where 'n' is no SQL expression         | BOOLEAN",
        "--where    | n in (select 1 from t) | --where 'n in (select 1 from t)' | it has a subquery",
        "--x        | lon      | --x 'lon' is no SQL expression           | lon",
        "--where    | raise_error('unit unknown') is null | raise_error | is not allowed: it is no function of the values in a row",
        "--strength | n + raise_error(concat('no count in ', id)) | raise_error | is not allowed",
        "--where    | assert_true(n < 5) is null | assert_true | is not allowed",
        "--x        | px + xpath_double('<', 'a') | xpath_double | is not allowed",
      })
  void badExpressions(String option, String text, String message, String detail)
      throws IOException {
    refused(fit(GOOD, option, text), message, detail);
  }

  /** What Spark can only find out while it reads the rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--weight   | 1 / (n - 9)                 | DIVIDE_BY_ZERO",
        "--where    | regexp_like(id, '(')        | fails on a row of the data: Unclosed group",
        "--where    | array_contains(array_repeat(n, 2147483647), 5) | Cannot create array with 2147483647 elements",
        "--where    | array_contains(sequence(1, 5, -n), 7) | fails on a row of the data: Illegal"
      })
  void expressionsThatFailOnARow(String option, String text, String message) throws IOException {
    refused(fit(GOOD, option, text), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--pi             | 0.5,0.6       | sum to 1",
        "--pi             | 1             | pi has 1 values for 2 components",
        "--pi             | 1,0           | pi of component 1",
        "--nu             | 1,2,3         | nu has 3 coordinates",
        "--nu             | 1,NaN         | nu holds NaN",
        "--tau            | 0             | tau is 0.0",
        "--tau            | -1            | tau is -1.0",
        "--tau            | NaN           | tau is NaN",
        "--rho            | 0             | rho is 0.0",
        "--alpha          | -2            | alpha is -2.0",
        "--beta           | Infinity      | beta is Infinity",
        "--components     | 0             | --components is 0",
        "--components     | 1000000000    | 100000 or less",
        "--max-iterations | 0             | max-iterations is 0",
        "--restarts       | 0             | restarts is 0",
        "--tolerance      | -1            | tolerance is -1.0",
        "--projection     | mercator      | 'mercator'",
        "--projection     | azimuthal     | no column for time, latitude, longitude",
        "--init           | /no/start.csv | /no/start.csv",
        "--init           | kmeans        | --init is neither kmeans++ nor random"
      })
  void badValues(String option, String value, String message) throws IOException {
    refused(fit(GOOD, option, value), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs/model", "runs/model/assigned", "runs"})
  void assignmentsInTheModel(String name) throws IOException {
    CommandRun run = fit(GOOD, "--assignments", folder.resolve(name).toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("--model and --assignments", "must not lie in each other");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void aMalformedFileOfCentres() throws IOException {
    Path start = CatalogFile.write(folder, "start.csv", "x,y", "0,0", "5;5");
    refused(fit(GOOD, "--init", start.toString()), "start.csv line 3 has 1 fields");
    CatalogFile.write(folder, "start.csv", "x,y", "0,0");
    refused(fit(GOOD, "--init", start.toString()), "has 1 centres, but --components is 2");
  }

  @Test
  void missingDepthsInThreeDimensions() throws IOException {
    Path catalog =
        CatalogFile.write(
            folder,
            "catalog.csv",
            CatalogFile.HEADER,
            "e1,2024-01-01T00:00:00Z,46,10,5,2,3,earthquake",
            "e2,2024-01-01T00:01:00Z,46,11,,2,3,earthquake",
            "e3,2024-01-01T00:02:00Z,47,10,7,2,3,earthquake");
    CommandRun run =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            catalog.toString(),
            "--format",
            "csv",
            "--components",
            "2",
            "--model",
            model().toString(),
            "--projection",
            "geocentric");
    refused(run, "1 events have no depth", "e2", "--where \"depth IS NOT NULL\"");
  }

  @Test
  void aPlaceThatCannotBeWrittenTo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    CommandRun run = fit(GOOD, "--model", file.resolve("model").toString());
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("nothing can be written in").doesNotContain("iteration");
  }

  @Test
  void noModel() throws IOException {
    Path catalog = CatalogFile.threeClusters(folder);
    CommandRun run =
        CommandRun.of(
            "cavi",
            "predict",
            "--catalog",
            catalog.toString(),
            "--model",
            folder.toString(),
            "--output",
            model().toString());
    refused(run, "posterior.json");
  }

  private Path model() {
    return folder.resolve("runs").resolve("model");
  }

  private CommandRun fit(String[] rows, String... more) throws IOException {
    Path catalog = CatalogFile.write(folder, "events.csv", HEADER, rows);
    return run(Map.of("--catalog", catalog.toString()), List.of(more));
  }

  /** A fit of two components in the plane; options given replace those of the same name. */
  private CommandRun run(Map<String, String> paths, List<String> more) {
    Map<String, String> options =
        new LinkedHashMap<>(
            Map.of(
                "--components", "2",
                "--model", model().toString(),
                "--format", "csv",
                "--projection", "none",
                "--x", "px",
                "--y", "py",
                "--strength", "n"));
    options.putAll(paths);
    for (int i = 0; i < more.size(); i += 2) {
      options.put(more.get(i), more.get(i + 1));
    }
    List<String> words = new ArrayList<>(List.of("cavi", "fit"));
    options.forEach((option, value) -> words.add(option + "=" + value));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private void refused(CommandRun run, String... messages) throws IOException {
    assertThat(run.err()).contains(messages);
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    Path status = model().resolveSibling("status.json");
    if (!OPTIONS_ONLY.matcher(run.err()).find()) {
      JsonNode json = new ObjectMapper().readTree(status.toFile());
      assertThat(json.get("state").textValue()).isEqualTo("failed");
      assertThat(json.get("exitCode").intValue()).isEqualTo(3);
      try (Stream<Path> left = Files.list(status.getParent())) {
        assertThat(left.map(file -> file.getFileName().toString())).containsExactly("status.json");
      }
    }
  }
}
