package org.epicentra.cli.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The latent families through the command line, on bundled digits. */
class LatentFamiliesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static Path digits;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    LocalSpark.session();
    digits = Digits.write(shared, 200);
  }

  /** Trained, evaluated, encoded, reconstructed and generated, all from the saved folder. */
  @ParameterizedTest
  @CsvSource({"exponential, 4", "categorical, 12"})
  void otherFamiliesOfZAreUsedAsTheNormalOne(String family, int codes) throws IOException {
    Path model = folder.resolve(family);
    List<Object> options =
        new ArrayList<>(List.of("vae", "train", "--latent-family", family, "--model", model));
    options.addAll(List.of("--images", digits, "--validation", digits, "--hidden", 16));
    options.addAll(List.of("--latent", 4, "--batch-size", 25, "--epochs", 2));
    if (family.equals("categorical")) {
      options.addAll(List.of("--categories", 3, "--temperature-end", 0.7));
    } else {
      options.addAll(List.of("--estimator", "path"));
    }
    CommandRun run = CommandRun.of(options.toArray());
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(model.resolve("summary.json").toFile());
    assertThat(summary.get("settings").get("latentFamily").textValue()).isEqualTo(family);
    // By hand, with one head: (784+1)*16 + (16+1)*codes + (codes+1)*16 + (16+1)*784.
    assertThat(summary.get("parameters").intValue())
        .isEqualTo(785 * 16 + 17 * codes + (codes + 1) * 16 + 17 * 784);
    requireApplied(model, codes, summary.get("epochs").get(1).get("validationLoss").doubleValue());
    requireDrawnFromPrior(
        model,
        family.equals("categorical")
            ? "aggregate(z, 0F, (sum, v) -> sum + v) = 4 AND forall(z, v -> v IN (0, 1))"
            : "forall(z, v -> v > 0)");
  }

  private void requireApplied(Path model, int codes, double validationLoss) throws IOException {
    CommandRun evaluation = apply("evaluate", model, "--importance-samples", 50, "--json");
    assertThat(evaluation.code()).as(evaluation.err()).isZero();
    JsonNode numbers = JSON.readTree(evaluation.out());
    assertThat(numbers.get("latent").intValue()).isEqualTo(codes);
    assertThat(numbers.get("elbo").doubleValue()).isCloseTo(-validationLoss, within(1.0));
    assertThat(numbers.get("logLikelihood").doubleValue())
        .isGreaterThan(numbers.get("elbo").doubleValue() - 0.1);
    Path encoded = folder.resolve("encoded");
    assertThat(apply("encode", model, "--output", encoded).code()).isZero();
    assertThat(
            LocalSpark.session()
                .read()
                .parquet(encoded.toString())
                .filter("size(mean) = " + codes + " AND size(log_variance) = " + codes)
                .count())
        .isEqualTo(200);
    assertThat(apply("reconstruct", model, "--output", folder.resolve("pairs.png")).code())
        .isZero();
  }

  private void requireDrawnFromPrior(Path model, String prior) {
    Path drawn = folder.resolve("drawn.parquet");
    assertThat(
            CommandRun.of(
                    "vae",
                    "generate",
                    "--model",
                    model,
                    "--count",
                    6,
                    "--interpolate",
                    3,
                    "--output",
                    drawn)
                .code())
        .isZero();
    assertThat(LocalSpark.session().read().parquet(drawn.toString()).filter(prior).count())
        .isEqualTo(6);
  }

  private static CommandRun apply(String command, Path model, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("vae", command, "--model", model, "--images", digits));
    words.addAll(Arrays.asList(more));
    return CommandRun.of(words.toArray());
  }
}
