package org.epicentra.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code catalog generate} and {@code catalog describe} from the command line to their files. */
class DescribeAndGenerateIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @BeforeEach
  void start() {
    LocalSpark.session();
  }

  @Test
  void generatesACatalogWithItsTruth() throws IOException {
    CommandRun run = generate("--components", "4", "--seed", "5", "--missing-strength", "0.25");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("2,000 events of 4 components in 2-D").contains("truth.json");
    JsonNode truth = JSON.readTree(folder.resolve("truth.json").toFile());
    assertThat(truth.get("pi")).hasSize(4);
    assertThat(truth.get("rates")).hasSize(4);
    assertThat(truth.get("centres")).hasSize(4);
    assertThat(truth.get("longitude")).hasSize(4);
    assertThat(truth.get("tau").asDouble()).isCloseTo(0.01, within(1e-15));
    assertThat(truth.get("seed").asLong()).isEqualTo(5);
    assertThat(truth.get("projection").get("type").asText()).isEqualTo("azimuthal");
    assertThat(JSON.readTree(folder.resolve("status.json").toFile()).get("state").asText())
        .isEqualTo("succeeded");
    assertThat(rows("catalog")).hasSize(2000);
    assertThat(folder.resolve("catalog").resolve("year=2005")).isDirectory();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void theTruthMakesTheCatalogAgain() throws IOException {
    generate("--components", "3", "--dimension", "3", "--centre", "179.5,-20", "--sd", "5");
    List<Row> first = rows("catalog");
    Path truth = Files.move(folder.resolve("truth.json"), folder.resolve("given.json"));

    CommandRun run =
        generate("--truth", truth.toString(), "--output", folder.resolve("again").toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(rows("again")).isEqualTo(first);
  }

  @Test
  void theTruthOfEveryVariantMakesTheCatalogAgain() throws IOException {
    for (String dimension : List.of("2", "3")) {
      String[] options = {
        "--components",
        "3",
        "--dimension",
        dimension,
        "--centre",
        "179.5,-20",
        "--sd",
        "5",
        "--axis-ratio",
        "6",
        "--weight-concentration",
        "2",
        "--dispersion",
        "1.5",
        "--zero-truncated",
        "--background",
        "0.3",
        "--location-error",
        "0.5",
        "--overwrite"
      };
      assertThat(generate(options).code()).isZero();
      List<Row> first = rows("catalog");
      assertThat(first.stream().filter(row -> row.<Integer>getAs("true_component") == -1).count())
          .isBetween(500L, 700L); // 600, standard deviation 20
      JsonNode json = JSON.readTree(folder.resolve("truth.json").toFile());
      assertThat(json.has("tau")).isFalse();
      assertThat(json.get("covariances").get(2)).hasSize(Integer.parseInt(dimension));
      assertThat(json.get("dispersion").asDouble()).isEqualTo(1.5);
      assertThat(json.get("zeroTruncated").asBoolean()).isTrue();
      assertThat(json.get("locationError").asDouble()).isEqualTo(0.5);
      assertThat(json.get("background").get("share").asDouble()).isEqualTo(0.3);
      assertThat(json.get("background").get("region").get("type").asText())
          .isEqualTo(dimension.equals("2") ? "box" : "polygon");
      Path truth = Files.move(folder.resolve("truth.json"), folder.resolve("given.json"));
      String again = folder.resolve("again" + dimension).resolve("catalog").toString();

      CommandRun run = generate("--truth", truth.toString(), "--output", again);

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(rows("again" + dimension + "/catalog")).isEqualTo(first);
      Files.delete(truth);
    }
  }

  @Test
  void anOutputThatExistsIsKept() throws IOException {
    generate("--components", "2");
    List<Row> first = rows("catalog");

    CommandRun refused = generate("--components", "3");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("exists").contains("--overwrite");
    assertThat(rows("catalog")).isEqualTo(first);

    CommandRun beside = generate("--components", "3", "--output", folder.resolve("b").toString());
    assertThat(beside.code()).isEqualTo(3);
    assertThat(beside.err()).contains("truth.json is the truth of catalog catalog");
    CommandRun forced =
        generate("--components", "3", "--overwrite", "--output", folder.resolve("b").toString());
    assertThat(forced.code()).isEqualTo(3);
    assertThat(forced.err()).contains("name an --output in another folder");
    assertThat(folder.resolve("b")).doesNotExist();
    assertThat(JSON.readTree(folder.resolve("truth.json").toFile()).get("pi")).hasSize(2);
    assertThat(JSON.readTree(folder.resolve("status.json").toFile()).get("state").asText())
        .as("a refused run leaves the status of the catalog that stands")
        .isEqualTo("succeeded");

    assertThat(generate("--components", "3", "--overwrite").code()).isZero();
    assertThat(rows("catalog")).isNotEqualTo(first).hasSize(2000);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whatCannotBeDrawnIsRefused() throws IOException {
    assertThat(generate().code()).isEqualTo(2);
    assertThat(generate("--components", "2", "--truth", "t.json").code()).isEqualTo(2);
    assertThat(generate("--components", "2", "--centre", "12").err()).contains("LON,LAT");
    CommandRun none = generate("--truth", folder.resolve("none.json").toString());
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("none.json does not exist");
    Path truth = Files.writeString(folder.resolve("part.json"), "{\"tau\": 1}");
    CommandRun part = generate("--truth", truth.toString());
    assertThat(part.code()).isEqualTo(3);
    assertThat(part.err()).contains("one of them is missing");
    Files.writeString(
        truth,
        "{\"centres\": [[0, 0]], \"rates\": [1], \"projection\": {\"type\": \"geocentric\",\"ellipsoid\":\"WGS84\"}}");
    assertThat(generate("--truth", truth.toString()).err())
        .contains("part.json: either tau (1/km^2) or covariances (km^2) are needed");
    assertThat(generate("--components", "2", "--background", "1").err())
        .contains("--background is 1.0; it must be a share of 0 or more and below 1");
    assertThat(
            generate(
                    "--components",
                    "2",
                    "--background",
                    "0.1",
                    "--dimension",
                    "3",
                    "--centre",
                    "0,90")
                .err())
        .contains("reaches a pole")
        .contains("move --centre");
    assertThat(generate("--components", "2", "--sd", "-1").code()).isEqualTo(3);
    assertThat(folder.resolve("catalog")).doesNotExist();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void describesWhatWasGenerated() throws IOException {
    generate("--components", "4", "--centre", "179.9,-17", "--missing-strength", "0.25");
    String catalog = folder.resolve("catalog").toString();

    CommandRun json = CommandRun.of("catalog", "describe", catalog, "--json");
    assertThat(json.code()).as(json.err()).isZero();
    JsonNode description = JSON.readTree(json.out());
    assertThat(description.get("events").asLong()).isEqualTo(2000);
    assertThat(description.get("identifiers").get("distinct").asLong()).isEqualTo(2000);
    assertThat(description.get("box").get("west").asDouble())
        .isGreaterThan(description.get("box").get("east").asDouble());
    assertThat(description.get("eventTypes").get("earthquake").asLong()).isEqualTo(2000);
    assertThat(description.get("years")).hasSize(20);
    assertThat(description.get("rejections")).isEmpty();
    assertThat(description.get("magnitudes").get("b").asDouble()).isCloseTo(1, within(0.15));
    assertThat(description.get("counts")).hasSize(1);
    JsonNode strength = description.get("counts").get(0);
    assertThat(strength.get("column").asText()).isEqualTo("strength");
    assertThat(strength.get("values").asLong() + description.get("nulls").get("strength").asLong())
        .isEqualTo(2000);

    CommandRun text = CommandRun.of("catalog", "describe", "--catalog", catalog);
    assertThat(text.out())
        .startsWith("events        2,000")
        .contains("across the antimeridian", "all different", "b-value", "strength", "earthquake");
  }

  @Test
  void theCatalogIsNamedOnce() {
    assertThat(CommandRun.of("catalog", "describe").code()).isEqualTo(2);
    CommandRun twice = CommandRun.of("catalog", "describe", "a", "--catalog", "b");
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("mutually exclusive");
  }

  @Test
  void aCatalogWithoutAUsableEventIsRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.csv"), "time,latitude,longitude,id\n2001-01-01,95,10,a\n");
    CommandRun run = CommandRun.of("catalog", "describe", file.toString(), "--format", "csv");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("no usable event").contains("latitude");
  }

  private CommandRun generate(String... options) {
    Stream<String> fixed = Stream.of("catalog", "generate", "--rows", "2000");
    Stream<String> output =
        List.of(options).contains("--output")
            ? Stream.empty()
            : Stream.of("--output", folder.resolve("catalog").toString());
    return CommandRun.of(
        Stream.of(fixed, output, Stream.of(options)).flatMap(part -> part).toArray(String[]::new));
  }

  private List<Row> rows(String name) {
    return LocalSpark.session()
        .read()
        .parquet(folder.resolve(name).toString())
        .orderBy("time")
        .collectAsList();
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().contains("staging")).toList();
    }
  }
}
