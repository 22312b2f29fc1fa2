package org.epicentra.cli.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.epicentra.report.PageXml.byId;
import static org.epicentra.report.PageXml.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.epicentra.BadInputException;
import org.epicentra.cli.CommandRun;
import org.epicentra.gradient.Estimator;
import org.epicentra.job.vae.EpochListener;
import org.epicentra.job.vae.EpochSummary;
import org.epicentra.job.vae.ReportJob;
import org.epicentra.job.vae.TrainJob;
import org.epicentra.job.vae.TrainOptions;
import org.epicentra.report.PageXml;
import org.epicentra.spark.LocalSpark;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.training.Objective;
import org.epicentra.vae.training.TrainingSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code vae report} and {@code vae train --report} with the 600 bundled digits. */
class ReportCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAMPLE = "src/main/resources/org/epicentra/sample/mnist-test-600-";
  private static final String IMAGES = SAMPLE + "images-idx3-ubyte.gz";
  private static final String LABELS = SAMPLE + "labels-idx1-ubyte.gz";

  @TempDir static Path shared;
  private static Path model;
  private static Path page;
  private static CommandRun trained;

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    LocalSpark.session();
    model = shared.resolve("model");
    page = shared.resolve("page.html");
    trained =
        run(
            "train --batch-size 20 --epochs 3 --hidden 32 --latent 6 --importance-samples 10",
            "--images",
            IMAGES,
            "--model",
            model,
            "--report",
            page);
    assertThat(trained.code()).as(trained.err()).isZero();
  }

  private static Document parsed(Path file) throws IOException {
    return PageXml.parsed(Files.readString(file));
  }

  private static List<Double> values(Document page, String table) {
    List<Double> values = new ArrayList<>();
    var cells = byId(page, table).getElementsByTagName("td");
    for (int i = 0; i < cells.getLength(); i++) {
      String value = ((Element) cells.item(i)).getAttribute("data-value");
      if (!value.isEmpty()) {
        values.add(Double.valueOf(value));
      }
    }
    return values;
  }

  @Test
  void theTrainingNamesItsPage() {
    assertThat(trained.out()).contains("model  " + model, "report " + page);
  }

  /** All 600 images are in the sample, so that evaluate's numbers are the page's. */
  @Test
  void thePageHasTheNumbersOfSummaryAndEvaluate() throws Exception {
    assertThat(Files.size(page)).isLessThan(1_000_000);
    Document parsed = parsed(page);
    CommandRun run =
        run("evaluate --importance-samples 10 --json", "--model", model, "--images", IMAGES);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode evaluated = JSON.readTree(run.out());
    List<Double> values = values(parsed, "bound");
    String[] names = {"reconstruction", "kl", "elbo", "logLikelihood"};
    assertThat(values).hasSize(names.length);
    for (int i = 0; i < names.length; i++) {
      assertThat(values.get(i)).isCloseTo(evaluated.get(names[i]).doubleValue(), within(1e-4));
    }
    String text = PageXml.text(parsed);
    double error = evaluated.get("logLikelihoodError").doubleValue();
    assertThat(error).isBetween(0.1, 10.0);
    assertThat(text)
        .contains("\u2009\u00b1\u2009" + String.format(Locale.ROOT, "%.2f", error))
        .contains(evaluated.get("activeUnits").asText() + "\u00a0") // of the sentence or the key
        .contains("600\u00a0images");
    JsonNode epochs = JSON.readTree(model.resolve("summary.json").toFile()).get("epochs");
    assertThat(text)
        .contains(
            String.format(
                Locale.ROOT,
                "The loss went from %.2f to %.2f nats per image in 3\u00a0epochs",
                epochs.get(0).get("loss").doubleValue(),
                epochs.get(2).get("loss").doubleValue()))
        .contains("The model was trained on these images: others will do worse.");
  }

  /** The labels lie beside the images. */
  @Test
  void everyDigitIsOnTheMap() throws Exception {
    Document parsed = parsed(page);
    String map = byId(parsed, "latent-map").getTextContent();
    assertThat(byId(parsed, "by-label").getElementsByTagName("tr").getLength()).isEqualTo(11);
    assertThat(map).contains("00", "99");
    assertThat(elements(parsed, "img")).hasSize(2);
  }

  /** From the files of the model: the same page, to the byte. */
  @Test
  void aReportIsThatOfTheTraining() throws Exception {
    Path again = folder.resolve("again.html");
    CommandRun second = report("--output", again, "--importance-samples", 10);
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).startsWith("report  " + again + "  (600 images, ");
    assertThat(Files.readString(again)).isEqualTo(Files.readString(page));
    CommandRun json = report("--output", folder.resolve("j.html"), "--json");
    assertThat(JSON.readTree(json.out()).get("rows").intValue()).isEqualTo(600);
  }

  @Test
  void labelsOfParquetAndOfAFileAreTheSame() throws Exception {
    Path parquet = folder.resolve("digits.parquet");
    assertThat(CommandRun.of("vae", "import", IMAGES, "--output", parquet.toString()).code())
        .isZero();
    Path plain = Digits.write(folder, 600);
    Path ofColumn = folder.resolve("column.html");
    Path ofFile = folder.resolve("file.html");
    Path without = folder.resolve("without.html");
    assertThat(drawn(parquet, ofColumn)).contains("column label of " + parquet);
    assertThat(drawn(plain, ofFile, "--labels", LABELS)).contains(LABELS);
    assertThat(drawn(plain, without)).contains("drawn, without labels.");
    assertThat(byId(parsed(ofColumn), "latent-map").getTextContent())
        .isEqualTo(byId(parsed(ofFile), "latent-map").getTextContent())
        .isEqualTo(byId(parsed(page), "latent-map").getTextContent());
  }

  private static String drawn(Path images, Path target, Object... more) throws IOException {
    Object[] words = {
      "--model", model, "--images", images, "--output", target, "--importance-samples", 0
    };
    CommandRun run = run("report", concat(words, more));
    assertThat(run.code()).as(run.err()).isZero();
    return PageXml.text(parsed(target));
  }

  @ParameterizedTest
  @CsvSource({"exponential, -", "categorical, takes its 10 categories in turn"})
  void otherFamiliesHavePagesToo(String family, String walk) throws Exception {
    Path target = folder.resolve("page.html");
    CommandRun run =
        run(
            "train --batch-size 50 --epochs 1 --hidden 16 --latent 3 --binarize dynamic",
            "--latent-family",
            family,
            "--images",
            Digits.write(folder, 100),
            "--model",
            folder.resolve("model"),
            "--report",
            target);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(PageXml.text(parsed(target))).contains(family + " z", walk);
  }

  /** It has neither a variance nor a standard error, and nothing to go to. */
  @Test
  void oneImageHasAPage() throws Exception {
    Path target = folder.resolve("page.html");
    assertThat(drawn(Digits.write(folder, 1), target, "--binarize", "none"))
        .contains("Autoencoder of 1\u00a0image")
        .contains("It takes two images.", "One image has no variance.")
        .contains("cross-entropies and not probabilities");
  }

  @Test
  void labelsOfAnotherNumberAreRefusedBeforeTheTraining() throws IOException {
    Path target = folder.resolve("page.html");
    CommandRun run =
        run(
            "train --epochs 1000 --hidden 8 --latent 2",
            "--images",
            Digits.write(folder, 50),
            "--labels",
            LABELS,
            "--model",
            folder.resolve("model"),
            "--report",
            target);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains(LABELS, "has 600 labels for 50 images");
    assertThat(folder.resolve("model")).doesNotExist();
    CommandRun report =
        run(
            "report",
            "--model",
            model,
            "--images",
            Digits.write(folder, 50),
            "--labels",
            LABELS,
            "--output",
            target);
    assertThat(report.code()).isEqualTo(3);
    assertThat(report.err()).contains("has 600 labels for 50 images");
    assertThat(target).doesNotExist();
  }

  @Test
  void whatIsNoFileOfLabelsIsRefused() {
    Path target = folder.resolve("page.html");
    CommandRun images = report("--labels", IMAGES, "--output", target);
    assertThat(images.code()).isEqualTo(3);
    assertThat(images.err()).contains("this is a file of images, name the one of labels");
    CommandRun missing = report("--labels", folder.resolve("none"), "--output", target);
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.err()).contains("none");
    CommandRun alone =
        run("train", "--images", IMAGES, "--model", folder.resolve("m"), "--labels", LABELS);
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("--labels and --importance-samples are of the page");
    assertThat(report("--importance-samples", -1, "--output", target).err())
        .contains("--importance-samples is -1; it must be 0 or more");
    assertThat(target).doesNotExist();
  }

  @Test
  void imagesThatDoNotFitAreRefused() {
    Path small = folder.resolve("small");
    LocalSpark.session().sql("SELECT array(0.5D, 0.5D) AS image").write().parquet(small.toString());
    Path none = folder.resolve("none");
    LocalSpark.session()
        .sql("SELECT array(0.5D) AS image WHERE 1 = 0")
        .write()
        .parquet(none.toString());
    Path target = folder.resolve("page.html");
    CommandRun wrong = run("report", "--model", model, "--images", small, "--output", target);
    assertThat(wrong.code()).as(wrong.err()).isEqualTo(3);
    assertThat(wrong.err()).contains("2 pixels", "784").doesNotContain("\tat ");
    CommandRun empty = run("report", "--model", model, "--images", none, "--output", target);
    assertThat(empty.code()).as(empty.err()).isEqualTo(3);
    assertThat(empty.err()).contains("There is nothing to read").doesNotContain("\tat ");
    assertThat(target).doesNotExist();
  }

  @Test
  void existingFilesAreKept() throws Exception {
    CommandRun refused = report("--output", page);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains(page + " exists", "--overwrite");
    Path own = Files.writeString(folder.resolve("own.html"), "<!DOCTYPE html>\n<p>mine</p>\n");
    assertThat(report("--output", own, "--overwrite").code()).isEqualTo(3);
    assertThat(Files.readString(own)).contains("mine");
    Path replaced = folder.resolve("replaced.html");
    Files.copy(page, replaced);
    assertThat(report("--output", replaced, "--overwrite", "--importance-samples", 0).code())
        .isZero();
    CommandRun inside =
        run(
            "train",
            "--images",
            IMAGES,
            "--model",
            folder.resolve("m"),
            "--report",
            folder.resolve("m/page.html"));
    assertThat(inside.code()).isEqualTo(3);
    assertThat(inside.err()).contains("--model and --report are ");
  }

  /** Somebody takes the page's place while the network trains. */
  @Test
  void aPageThatFailsLeavesTheModel() {
    Path taken = folder.resolve("taken.html");
    Path kept = folder.resolve("kept");
    TrainingSettings settings =
        new TrainingSettings(
            1, 100, 1e-3, Binarize.THRESHOLD, Objective.ELBO, Estimator.ANALYTIC, 1, 1, 0, 0);
    TrainJob job =
        new TrainJob(
            new TrainJob.Data(IMAGES, null),
            new TrainOptions(
                settings,
                new TrainOptions.HiddenOptions(List.of(8), Activation.LEAKY_RELU),
                new TrainOptions.LatentOptions(2, LatentFamily.NORMAL, 0),
                BlasChoice.JAVA),
            new TrainJob.Outputs(
                kept.toString(),
                null,
                false,
                false,
                new ReportJob.Output(taken.toString(), null, 0, false)),
            new PlaceTaker(taken));
    assertThatThrownBy(() -> job.run(LocalSpark.session()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the model is complete in " + kept)
        .hasMessageContaining(taken + " exists")
        .hasMessageEndingWith(
            "To draw it again: vae report \u2039model\u203a %s \u2039images\u203a %s"
                    .formatted(kept, IMAGES)
                + " \u2039importanceSamples\u203a 0 \u2039output\u203a "
                + taken);
    assertThat(kept.resolve("weights.bin")).exists();
  }

  /** Writes a file while the network trains. */
  private record PlaceTaker(Path file) implements EpochListener {
    @Override
    public void started(int epoch, int epochs, int steps) {
      try {
        Files.writeString(file, "taken");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void step(int step) {}

    @Override
    public void finished(EpochSummary epoch, int epochs, String binarize, double imagesPerSecond) {}
  }

  private static CommandRun report(Object... more) {
    Object[] words = {"--model", model, "--images", IMAGES};
    return run("report", concat(words, more));
  }

  private static Object[] concat(Object[] left, Object[] right) {
    return Stream.concat(Arrays.stream(left), Arrays.stream(right)).toArray();
  }

  /** Words of the first argument are split at blanks; the others may have some. */
  private static CommandRun run(String command, Object... more) {
    Stream<String> words = Arrays.stream(("vae " + command).split(" +"));
    return CommandRun.of(
        Stream.concat(words, Arrays.stream(more).map(String::valueOf)).toArray(String[]::new));
  }
}
