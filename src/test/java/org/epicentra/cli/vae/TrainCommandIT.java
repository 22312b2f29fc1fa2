package org.epicentra.cli.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vae import} and {@code vae train} through the command line, on bundled digits. */
class TrainCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static Path digits;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    LocalSpark.session();
    digits = Digits.write(shared, 200);
  }

  @Test
  void theSummaryHasTheFieldsOfTheInterface() throws IOException {
    Path model = folder.resolve("a model");
    Path validation = Digits.write(folder, 50);
    CommandRun run = train(model, "--validation", validation, "--binarize", "dynamic", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(run.out());
    assertThat(summary).isEqualTo(JSON.readTree(model.resolve("summary.json").toFile()));
    assertThat(summary.fieldNames())
        .toIterable()
        .containsExactly(
            "parameters",
            "rows",
            "epochs",
            "settings",
            "binarize",
            "bestEpoch",
            "stoppedEarly",
            "blas",
            "sync",
            "seconds");
    assertThat(summary.get("sync").textValue()).isEqualTo("shared");
    // By hand: (784+1)*16 + 2*(16+1)*4 + (4+1)*16 + (16+1)*784.
    assertThat(summary.get("parameters").intValue()).isEqualTo(26104);
    assertThat(summary.get("rows").intValue()).isEqualTo(200);
    assertThat(summary.get("binarize").textValue()).isEqualTo("dynamic");
    assertThat(summary.get("settings").get("hidden").toString()).isEqualTo("[16]");
    requireEpochs(summary.get("epochs"));
    assertThat(Stream.of("weights.bin", "images.json", "summary.json"))
        .allSatisfy(name -> assertThat(model.resolve(name)).exists());
    assertThat(run.err())
        .containsPattern("epoch 1/2  loss [0-9.]+ = reconstruction [0-9.]+ \\+ KL [0-9.]+")
        .containsPattern("validation [0-9.]+ nats per image \\(pixels: dynamic\\)")
        .contains("images/s");
  }

  private static void requireEpochs(JsonNode epochs) {
    assertThat(epochs.size()).isEqualTo(2);
    for (JsonNode epoch : epochs) {
      assertThat(epoch.fieldNames())
          .toIterable()
          .containsExactly("epoch", "loss", "reconstruction", "kl", "validationLoss", "seconds");
      assertThat(epoch.get("loss").doubleValue())
          .isCloseTo(
              epoch.get("reconstruction").doubleValue() + epoch.get("kl").doubleValue(),
              within(1e-9));
      assertThat(epoch.get("seconds").doubleValue()).isPositive();
    }
    // Untrained, each of 784 pixels costs about log 2: 543 nats.
    assertThat(epochs.get(0).get("loss").doubleValue()).isBetween(400.0, 560.0);
    assertThat(epochs.get(1).get("validationLoss").doubleValue())
        .isLessThan(epochs.get(0).get("validationLoss").doubleValue());
  }

  @Test
  void aResumedTrainingEndsWithTheSameBits() throws IOException {
    Path whole = folder.resolve("whole");
    assertThat(train(whole, "--epochs", 3, "--blas", "java").code()).isZero();
    Path halves = folder.resolve("halves");
    Path checkpoint = folder.resolve("checkpoint");
    Object[] first = {"--epochs", 2, "--blas", "java", "--checkpoint", checkpoint};
    assertThat(train(halves, first).code()).isZero();
    assertThat(checkpoint).isDirectoryContaining("glob:**/epoch-2.checkpoint");
    CommandRun again =
        train(
            halves,
            "--epochs",
            3,
            "--blas",
            "java",
            "--checkpoint",
            checkpoint,
            "--resume",
            "--overwrite",
            "--json");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).contains("epoch 3/3").doesNotContain("epoch 2/3");
    assertThat(halves.resolve("weights.bin")).hasSameBinaryContentAs(whole.resolve("weights.bin"));
    JsonNode epochs = JSON.readTree(again.out()).get("epochs");
    assertThat(epochs.size()).isEqualTo(3);
    assertThat(epochs.get(1).get("seconds").isNull()).isTrue();
    assertThat(epochs.get(2).get("seconds").doubleValue()).isPositive();
    JsonNode undisturbed = JSON.readTree(whole.resolve("summary.json").toFile()).get("epochs");
    assertThat(epochs.get(0).get("loss")).isEqualTo(undisturbed.get(0).get("loss"));
    assertThat(epochs.get(2).get("loss")).isEqualTo(undisturbed.get(2).get("loss"));
  }

  @Test
  void theImportanceWeightedBoundIsTrainedAndResumed() throws IOException {
    Path checkpoint = folder.resolve("weighted-checkpoint");
    List<Object> options =
        List.of("--objective", "iwae", "--samples", 3, "--checkpoint", checkpoint);
    List<Object> doubly = new ArrayList<>(options);
    doubly.addAll(List.of("--estimator", "dreg"));
    CommandRun run = train(folder.resolve("weighted"), doubly.toArray());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).containsPattern("KL [0-9.]+ - gain of weighting [0-9.]+");
    assertThat(run.out()).contains("of the importance-weighted bound of 3 draws");
    JsonNode summary = JSON.readTree(folder.resolve("weighted").resolve("summary.json").toFile());
    assertThat(summary.get("settings").get("objective").textValue()).isEqualTo("iwae");
    assertThat(summary.get("settings").get("estimator").textValue()).isEqualTo("dreg");
    JsonNode last = summary.get("epochs").get(1);
    assertThat(last.get("loss").doubleValue())
        .isLessThan(last.get("reconstruction").doubleValue() + last.get("kl").doubleValue());
    doubly.addAll(List.of("--resume", "--epochs", 3, "--overwrite"));
    CommandRun more = train(folder.resolve("weighted"), doubly.toArray());
    assertThat(more.code()).as(more.err()).isZero();
    List<Object> total = new ArrayList<>(options);
    total.addAll(List.of("--resume", "--epochs", 4));
    CommandRun other = train(folder.resolve("other"), total.toArray());
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err())
        .contains("made with other settings: --estimator is total and was dreg. Only");
  }

  @Test
  void theActivationAndTheStepsOfTheLearningRateAreOfTheRun() throws IOException {
    Path model = folder.resolve("tanh");
    Path checkpoint = folder.resolve("checkpoint");
    Object[] options = {
      "--activation", "tanh", "--learning-rate-steps", "1,2", "--checkpoint", checkpoint
    };
    CommandRun run = train(model, options);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode settings = JSON.readTree(model.resolve("summary.json").toFile()).get("settings");
    assertThat(settings.get("activation").textValue()).isEqualTo("tanh");
    assertThat(settings.get("learningRateSteps").toString()).isEqualTo("[1,2]");
    assertThat(settings.get("learningRateFactor").doubleValue()).isEqualTo(0.1);
    CommandRun other =
        train(
            folder.resolve("b"),
            "--activation",
            "tanh",
            "--learning-rate-steps",
            "1",
            "--checkpoint",
            checkpoint,
            "--resume");
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("--learning-rate-steps is [1] and was [1, 2]");
    CommandRun network = train(folder.resolve("b"), "--checkpoint", checkpoint, "--resume");
    assertThat(network.code()).isEqualTo(3);
    assertThat(network.err()).contains("--activation is leaky-relu and was tanh");
    CommandRun evaluation =
        CommandRun.of(
            "vae", "evaluate", "--model", model, "--images", digits, "--importance-samples", 0);
    assertThat(evaluation.code()).as(evaluation.err()).isZero();
  }

  /** Of grey values; 784 of them with variance 1 and mean 0 would cost 720 nats and more. */
  @Test
  void numbersAreTrainedOnByTheGaussianLikelihood() throws IOException {
    Path model = folder.resolve("gaussian");
    Path checkpoint = folder.resolve("checkpoint");
    CommandRun run =
        train(model, "--likelihood", "gaussian", "--checkpoint", checkpoint, "--epochs", 8);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(model.resolve("summary.json").toFile());
    // The 26,104 of the Bernoulli likelihood, and a log-variance for each of 784 pixels.
    assertThat(summary.get("parameters").intValue()).isEqualTo(26888);
    assertThat(summary.get("binarize").textValue()).isEqualTo("none");
    assertThat(summary.get("settings").get("likelihood").textValue()).isEqualTo("gaussian");
    assertThat(summary.get("settings").get("variance").textValue()).isEqualTo("learned");
    JsonNode epochs = summary.get("epochs");
    assertThat(epochs.get(7).get("loss").doubleValue())
        .isLessThan(epochs.get(0).get("loss").doubleValue());
    CommandRun other =
        train(
            folder.resolve("b"),
            "--likelihood",
            "gaussian",
            "--variance",
            0.1,
            "--checkpoint",
            checkpoint,
            "--resume");
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("another network: --variance is 0.1 and was learned");
    CommandRun evaluation =
        CommandRun.of(
            "vae",
            "evaluate",
            "--model",
            model,
            "--images",
            digits,
            "--importance-samples",
            20,
            "--json");
    assertThat(evaluation.code()).as(evaluation.err()).isZero();
    JsonNode result = JSON.readTree(evaluation.out());
    double elbo = result.get("elbo").doubleValue();
    assertThat(result.get("reconstruction").doubleValue() + result.get("kl").doubleValue())
        .isCloseTo(-elbo, within(1e-6));
    // Above it in the mean; one draw of a row has a deviation of a few nats, of 200 rows a tenth.
    assertThat(result.get("logLikelihood").doubleValue()).isGreaterThan(elbo - 2);
    CommandRun binary =
        CommandRun.of(
            "vae", "evaluate", "--model", model, "--images", digits, "--binarize", "dynamic");
    assertThat(binary.code()).isEqualTo(3);
    assertThat(binary.err())
        .contains("--binarize is dynamic; it must be none with the likelihood gaussian");
  }

  /** Pictures show values from 0 to 1; a table keeps what goes beyond. */
  @Test
  void decodedNumbersArePicturesAndTables() throws IOException {
    Path model = folder.resolve("gaussian");
    assertThat(train(model, "--likelihood", "gaussian", "--variance", 0.5).code()).isZero();
    for (String name : List.of("grid.png", "draws.parquet")) {
      CommandRun run =
          CommandRun.of(
              "vae",
              "generate",
              "--model",
              model,
              "--count",
              8,
              "--sample",
              "--output",
              folder.resolve(name));
      assertThat(run.code()).as(run.err()).isZero();
    }
    CommandRun pairs =
        CommandRun.of(
            "vae",
            "reconstruct",
            "--model",
            model,
            "--images",
            digits,
            "--count",
            3,
            "--output",
            folder.resolve("pairs.png"));
    assertThat(pairs.code()).as(pairs.err()).isZero();
    // A draw of 8 x 784 numbers with deviation 0.7 about values from 0 to 1 goes far beyond 1.
    double greatest =
        LocalSpark.session()
            .read()
            .parquet(folder.resolve("draws.parquet").toString())
            .selectExpr("max(array_max(image))")
            .first()
            .getFloat(0);
    assertThat(greatest).isGreaterThan(1.5);
    CommandRun page =
        CommandRun.of(
            "vae",
            "report",
            "--model",
            model,
            "--images",
            digits,
            "--importance-samples",
            5,
            "--output",
            folder.resolve("page.html"));
    assertThat(page.code()).as(page.err()).isZero();
    assertThat(Files.readString(folder.resolve("page.html")))
        .contains("gaussian likelihood")
        .contains("means decoded from its posterior mean")
        .contains("These are densities of the inputs");
  }

  @Test
  void aCheckpointIsNeitherLostNorMixed() throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    assertThat(train(folder.resolve("a"), "--checkpoint", checkpoint).code()).isZero();
    CommandRun anew = train(folder.resolve("b"), "--checkpoint", checkpoint);
    assertThat(anew.code()).isEqualTo(3);
    assertThat(anew.err()).contains("epoch-2.checkpoint").contains("resume");
    CommandRun other =
        train(folder.resolve("b"), "--checkpoint", checkpoint, "--resume", "--seed", 9);
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err())
        .contains("made with other settings: --seed is 9 and was 1. Only --epochs");
    CommandRun wider =
        train(folder.resolve("b"), "--checkpoint", checkpoint, "--resume", "--hidden", 17);
    assertThat(wider.code()).isEqualTo(3);
    assertThat(wider.err())
        .containsPattern("another network: --hidden is \\[17] and was \\[[0-9]+]\\. ");
    assertThat(folder.resolve("b")).doesNotExist();
    CommandRun fewer =
        train(folder.resolve("b"), "--checkpoint", checkpoint, "--resume", "--epochs", 1);
    assertThat(fewer.code()).isEqualTo(3);
    assertThat(fewer.err()).contains("of epoch 2 already. --epochs is 1; it must be 2 or more");
    Files.write(checkpoint.resolve("epoch-2.checkpoint"), new byte[] {1, 2, 3});
    CommandRun damaged = train(folder.resolve("b"), "--checkpoint", checkpoint, "--resume");
    assertThat(damaged.code()).as(damaged.err()).isEqualTo(3);
    assertThat(damaged.err()).contains("epoch-2.checkpoint");
  }

  @Test
  void patienceKeepsTheBestWeights() throws IOException {
    Path model = folder.resolve("patient");
    // At this rate a handful of steps overfits, and the loss of the other digits soon rises.
    CommandRun run =
        train(
            model,
            "--validation",
            Digits.write(folder, 30),
            "--patience",
            1,
            "--epochs",
            60,
            "--learning-rate",
            0.05,
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(run.out());
    JsonNode epochs = summary.get("epochs");
    assertThat(summary.get("stoppedEarly").booleanValue()).isTrue();
    assertThat(epochs.size()).isLessThan(60);
    int best = summary.get("bestEpoch").intValue();
    assertThat(best).isEqualTo(epochs.size() - 1);
    assertThat(epochs.get(best - 1).get("validationLoss").doubleValue())
        .isLessThan(epochs.get(best).get("validationLoss").doubleValue());
  }

  @Test
  void divergenceExitsWithFourAndKeepsTheLastGoodCheckpoint() {
    Path checkpoint = folder.resolve("checkpoint");
    assertThat(train(folder.resolve("good"), "--checkpoint", checkpoint, "--epochs", 1).code())
        .isZero();
    Path model = folder.resolve("bad");
    CommandRun run = train(model, "--learning-rate", 1e30, "--checkpoint", folder.resolve("c"));
    assertThat(run.code()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("must be finite").doesNotContain("\tat ");
    assertThat(model).doesNotExist();
    assertThat(folder.resolve("status.json")).content().contains("\"exitCode\" : 4");
    assertThat(checkpoint.resolve("epoch-1.checkpoint")).exists();
  }

  @Test
  void importedParquetTrainsToTheSameLosses() throws IOException {
    Path labelled = Digits.writeLabelled(folder, 60);
    Path parquet = folder.resolve("digits.parquet");
    CommandRun imported = CommandRun.of("vae", "import", labelled, "--output", parquet, "--json");
    assertThat(imported.code()).as(imported.err()).isZero();
    JsonNode result = JSON.readTree(imported.out());
    assertThat(result.get("rows").intValue()).isEqualTo(60);
    assertThat(result.get("width").intValue()).isEqualTo(28);
    // The first ten labels of MNIST's test set.
    assertThat(
            LocalSpark.session()
                .read()
                .parquet(parquet.toString())
                .select("label")
                .limit(10)
                .collectAsList()
                .stream()
                .map(row -> row.getInt(0)))
        .containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    assertThat(finalLoss(parquet, "p")).isEqualTo(finalLoss(labelled, "i"));
  }

  @Test
  void resumeNeedsACheckpointAndPatienceAValidation() {
    CommandRun resume = train(folder.resolve("m"), "--resume");
    assertThat(resume.code()).isEqualTo(2);
    assertThat(resume.err()).contains("--resume needs --checkpoint DIR");
    CommandRun patience = train(folder.resolve("m"), "--patience", 2);
    assertThat(patience.code()).isEqualTo(2);
    assertThat(patience.err()).contains("--patience needs --validation PATH");
  }

  private double finalLoss(Path images, String name) throws IOException {
    Path model = folder.resolve(name);
    CommandRun run = train(model, "--images", images);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode epochs = JSON.readTree(model.resolve("summary.json").toFile()).get("epochs");
    return epochs.get(epochs.size() - 1).get("loss").doubleValue();
  }

  private static CommandRun train(Path model, Object... more) {
    List<Object> given = Arrays.asList(more);
    List<Object> words = new ArrayList<>(List.of("vae", "train", "--model", model));
    Object[] usual = {
      "--images", digits, "--hidden", 16, "--latent", 4, "--batch-size", 25, "--epochs", 2
    };
    for (int i = 0; i < usual.length; i += 2) {
      if (!given.contains(usual[i])) {
        words.add(usual[i]);
        words.add(usual[i + 1]);
      }
    }
    words.addAll(given);
    return CommandRun.of(words.toArray());
  }
}
