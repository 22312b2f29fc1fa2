package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.cli.CommandRun;
import org.epicentra.cli.TextbookModel;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The textbook model's numbers are those of release 0.1.0 but for rounding: it added up partitions,
 * and this one chunks of the catalog. The golden summaries are that release's own, of the bundled
 * catalog in local[2]. What holds to the last bit now is in {@link SameBitsIT}.
 */
class TextbookGoldenIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAMPLE = "/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"k20", "k8", "deep"})
  void numbersOfTheFirstRelease(String name) throws IOException {
    LocalSpark.session();
    JsonNode golden;
    try (InputStream in = getClass().getResourceAsStream("/golden/textbook-" + name + ".json")) {
      golden = JSON.readTree(in);
    }
    Path catalog = folder.resolve("week.geojson.gz");
    try (InputStream in = getClass().getResourceAsStream(SAMPLE)) {
      Files.copy(in, catalog);
    }
    List<String> words = new ArrayList<>(List.of("cavi", "fit", "--catalog", catalog.toString()));
    golden.get("options").forEach(option -> words.add(option.textValue()));
    words.addAll(TextbookModel.OPTIONS);
    words.addAll(List.of("--model", folder.resolve("m").toString(), "--json"));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode expected = golden.get("kernels").get("scalar");
    for (String part : List.of("elbo", "priors", "components")) {
      compare(expected.get(part), JSON.readTree(run.out()).get(part), part);
    }
  }

  /** What is expected must be there; there may be more. */
  private static void compare(JsonNode expected, JsonNode actual, String where) {
    assertThat(actual).as(where).isNotNull();
    if (expected.isObject()) {
      expected
          .properties()
          .forEach(
              field ->
                  compare(
                      field.getValue(), actual.get(field.getKey()), where + "/" + field.getKey()));
    } else if (expected.isArray()) {
      assertThat(actual).as(where).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        compare(expected.get(i), actual.get(i), where + "/" + i);
      }
    } else if (!expected.isFloatingPointNumber()) {
      assertThat(actual).as(where).isEqualTo(expected);
    } else {
      double value = expected.doubleValue();
      assertThat(actual.doubleValue()).as(where).isCloseTo(value, within(1e-12 * Math.abs(value)));
    }
  }
}
