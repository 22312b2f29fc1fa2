package org.epicentra.cli.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.epicentra.cli.CommandRun;
import org.epicentra.cli.vae.Digits;
import org.epicentra.gradient.Estimator;
import org.epicentra.gradient.EstimatorMeasurement;
import org.epicentra.gradient.GaussianExperiment;
import org.epicentra.gradient.GaussianProblem;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.SparkExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandIT {
  @TempDir private static Path folder;
  private static final SparkSession SPARK = LocalSpark.session();

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private static JsonNode estimator(JsonNode estimators, String name) {
    for (JsonNode each : estimators) {
      if (each.get("name").textValue().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("no estimator " + name);
  }

  /** Closed forms of MODEL.md for t = 1/2: total s^2/t^4, path s^2 (1/s^2 - 1/t^2)^2, crossover. */
  @Test
  void theOracleInOneDimension() throws IOException {
    Path picture = folder.resolve("oracle.png");
    JsonNode result =
        json(
            CommandRun.of(
                "gradient",
                "compare",
                "--samples",
                "1",
                "--replicates",
                "20000",
                "--output",
                picture.toString(),
                "--json"));
    assertThat(result.get("replicates").intValue()).isEqualTo(20_000);
    assertThat(result.get("settings")).hasSize(7);
    for (JsonNode setting : result.get("settings")) {
      double s = 0.5 * setting.get("ratio").doubleValue();
      double total = s * s * 16;
      double path = s * s * Math.pow(1 / (s * s) - 4, 2);
      requireVariance(estimator(setting.get("estimators"), "total").get("byMean"), total);
      requireVariance(estimator(setting.get("estimators"), "path").get("byMean"), path);
    }
    double expected = Math.sqrt(0.5);
    assertThat(result.get("crossover").get("expected").doubleValue())
        .isCloseTo(expected, within(1e-15));
    // A straight line between 0.65 and 0.75 is 0.5 % off; sampling another 0.5 % at most.
    assertThat(result.get("crossover").get("measured").doubleValue())
        .isCloseTo(expected, within(0.01));
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1520);
  }

  private static void requireVariance(JsonNode variance, double expected) {
    assertThat(variance.get("expected").doubleValue()).isCloseTo(expected, within(1e-12));
    // 5.3 standard errors sqrt(2 / 20000) of a normal variance, and rounding.
    assertThat(variance.get("measured").doubleValue())
        .isCloseTo(expected, within(0.053 * expected + 1e-9));
  }

  @Test
  void aCorrelatedPosteriorInWords() {
    CommandRun run =
        CommandRun.of(
            "gradient",
            "compare",
            "--dimension",
            "3",
            "--correlation",
            "0.5",
            "--ratios",
            "1,0.3",
            "--replicates",
            "2000",
            "--output",
            folder.resolve("plane.png").toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("normal posterior: D = 3, t = 0.5, correlation 0.5")
        .contains("2,000 gradients of 2 draws each")
        .contains("variance by ln sigma^2", "closed form", "iwae", "dreg", "reference")
        .contains("limit: the closed form")
        .contains("path beats total by mu where s/t is above 0.5774; measured: 0.");
    CommandRun line =
        CommandRun.of(
            "gradient",
            "compare",
            "--replicates",
            "2000",
            "--output",
            folder.resolve("line.png").toString());
    assertThat(line.code()).as(line.err()).isZero();
    assertThat(line.out()).as("no row has a limit").doesNotContain("limit");
  }

  /** At the weights of a short training on bundled digits; all agree, the score is the noisiest. */
  @Test
  void aTrainedAutoencoder() throws IOException {
    Path digits = Digits.write(folder, 600);
    Path model = train(digits, "normal");
    JsonNode result = compare(model, digits, "vae.png");
    assertThat(result.get("rows").intValue()).isEqualTo(50);
    JsonNode estimators = result.get("estimators");
    assertThat(estimators).hasSize(8);
    double total = estimator(estimators, "total").get("variance").doubleValue();
    assertThat(estimator(estimators, "path").get("variance").doubleValue()).isPositive();
    assertThat(estimator(estimators, "score").get("variance").doubleValue())
        .isGreaterThan(3 * total);
    requireNoBias(estimators);
    assertThat(timeless(compare(model, digits, "again.png"))).isEqualTo(timeless(result));
  }

  /** That of rates has the estimators that have no baseline; that of categories has but one. */
  @Test
  void autoencodersOfOtherFamilies() throws IOException {
    Path digits = Digits.write(folder, 600);
    JsonNode estimators =
        compare(train(digits, "exponential"), digits, "rates.png").get("estimators");
    assertThat(estimators.findValuesAsText("name"))
        .containsExactly("analytic", "total", "path", "iwae", "dreg");
    requireNoBias(estimators);
    CommandRun categories =
        CommandRun.of(
            "gradient",
            "compare",
            "--model",
            train(digits, "categorical").toString(),
            "--images",
            digits.toString(),
            "--output",
            folder.resolve("categories.png").toString());
    assertThat(categories.code()).isEqualTo(3);
    assertThat(categories.err())
        .contains("which has the estimator analytic alone: there is nothing to compare");
  }

  private static Path train(Path digits, String family) {
    Path model = folder.resolve("model-" + family);
    CommandRun training =
        CommandRun.of(
            "vae",
            "train",
            "--images",
            digits.toString(),
            "--model",
            model.toString(),
            "--latent-family",
            family,
            "--epochs",
            "5",
            "--hidden",
            "64",
            "--latent",
            "8");
    assertThat(training.code()).as(training.err()).isZero();
    return model;
  }

  /** Eight or so tests at 1e-5 each: one false alarm in ten thousand seeds. */
  private static void requireNoBias(JsonNode estimators) {
    for (JsonNode each : estimators) {
      String name = each.get("name").textValue();
      if (name.equals("analytic") || name.equals("iwae")) {
        assertThat(each.get("biasPValue").isNull()).isTrue();
      } else {
        assertThat(each.get("biasPValue").doubleValue()).as(name).isGreaterThan(1e-5);
      }
    }
  }

  private static JsonNode compare(Path model, Path digits, String picture) throws IOException {
    return json(
        CommandRun.of(
            "gradient",
            "compare",
            "--model",
            model.toString(),
            "--images",
            digits.toString(),
            "--batch-size",
            "50",
            "--replicates",
            "24",
            "--output",
            folder.resolve(picture).toString(),
            "--json"));
  }

  /** What does not depend on the clock or the picture's name. */
  private static JsonNode timeless(JsonNode result) {
    ObjectNode copy = result.deepCopy();
    copy.remove("output");
    for (JsonNode each : copy.get("estimators")) {
      ((ObjectNode) each).remove(List.of("milliseconds", "varianceTimesTime"));
    }
    return copy;
  }

  /** Chunks are merged in their order, however many tasks there are: the same bits. */
  @Test
  void anyNumberOfTasksGivesTheSameBits() {
    GaussianExperiment experiment =
        new GaussianExperiment(
            List.of(new GaussianProblem(2, 0.5, 0.3, 0.1, 0.4)),
            List.of(Estimator.TOTAL, Estimator.FITTED, Estimator.SCORE),
            0,
            2,
            3,
            9);
    List<EstimatorMeasurement> tasks = SparkExperiment.run(SPARK, experiment);
    List<EstimatorMeasurement> alone = experiment.run(0);
    for (int chunk = 1; chunk < 9; chunk++) {
      List<EstimatorMeasurement> next = experiment.run(chunk);
      for (int i = 0; i < alone.size(); i++) {
        alone.get(i).merge(next.get(i));
      }
    }
    for (int i = 0; i < alone.size(); i++) {
      assertThat(tasks.get(i).variance(0)).isEqualTo(alone.get(i).variance(0));
      assertThat(tasks.get(i).varianceError(1)).isEqualTo(alone.get(i).varianceError(1));
      assertThat(tasks.get(i).biasPValue(1)).isEqualTo(alone.get(i).biasPValue(1));
    }
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    String output = folder.resolve("refused.png").toString();
    requireRefused(3, "--samples is 0; it must be 1 or more", output, "--samples", "0");
    requireRefused(3, "--control is NaN", output, "--control", "NaN");
    requireRefused(
        3,
        "--correlation is 0.5; it must be 0 where --dimension is 1",
        output,
        "--correlation=0.5");
    requireRefused(
        3,
        "--correlation is 1.0; it must be above -1/2 and below 1",
        output,
        "--dimension=3",
        "--correlation=1");
    requireRefused(
        3,
        "--target-deviation is 0.0; it must be from 0.001 to 1000",
        output,
        "--target-deviation=0");
    requireRefused(3, "--ratios is 0.0; it must be from 0.001 to 1000", output, "--ratios=0,1");
    requireRefused(3, "--dimension is 0; it must be from 1 to 1000", output, "--dimension=0");
    requireRefused(3, "--offset is NaN; it must be", output, "--offset=NaN");
    requireRefused(2, "--images", output, "--model", folder.toString());
    requireRefused(2, "--blas: only with --model", output, "--blas=java");
    requireRefused(
        2,
        "--dimension, --correlation, --target-deviation, --offset, --ratios: only without --model",
        output,
        "--model=" + folder,
        "--images=" + folder,
        "--ratios=1,2",
        "--dimension=7",
        "--offset=3",
        "--target-deviation=9",
        "--correlation=0.1");
    assertThat(Files.exists(folder.resolve("refused.png"))).isFalse();
  }

  private static void requireRefused(int code, String message, String output, String... options) {
    String[] words = new String[options.length + 4];
    words[0] = "gradient";
    words[1] = "compare";
    words[2] = "--output";
    words[3] = output;
    System.arraycopy(options, 0, words, 4, options.length);
    CommandRun run = CommandRun.of(words);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err()).contains(message);
  }
}
