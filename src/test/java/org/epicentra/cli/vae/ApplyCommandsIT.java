package org.epicentra.cli.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.cli.CommandRun;
import org.epicentra.onnx.OnnxRun;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.images.ImageReader;
import org.epicentra.spark.images.ImageShape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** evaluate, encode, reconstruct and generate with one model of bundled digits. */
class ApplyCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS = 120;
  private static final int LATENT = 4;

  @TempDir static Path shared;
  private static Path digits;
  private static Path model;

  @TempDir Path folder;

  @BeforeAll
  static void train() throws IOException {
    LocalSpark.session();
    digits = Digits.writeLabelled(shared, ROWS);
    model = shared.resolve("a model");
    CommandRun run =
        run(
            "train --batch-size 20 --epochs 12 --hidden 32 --latent 4 --learning-rate 5e-3",
            "--images",
            digits,
            "--model",
            model);
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void evaluatePrintsTheFieldsOfTheInterface() throws IOException {
    CommandRun run = applied("evaluate --importance-samples 50 --json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode result = JSON.readTree(run.out());
    assertThat(result.fieldNames())
        .toIterable()
        .startsWith("rows", "elbo", "reconstruction", "kl", "logLikelihood", "activeUnits");
    assertThat(result.get("rows").intValue()).isEqualTo(ROWS);
    double elbo = result.get("elbo").doubleValue();
    double terms = result.get("reconstruction").doubleValue() + result.get("kl").doubleValue();
    assertThat(elbo).isCloseTo(-terms, within(1e-9));
    // log p(x) is above the bound, and far above -784 log 2, which knowing nothing would give.
    assertThat(result.get("logLikelihood").doubleValue()).isGreaterThan(elbo);
    assertThat(elbo).isBetween(-300.0, -100.0);
    assertThat(result.get("activeUnits").intValue()).isBetween(1, LATENT);
    assertThat(result.get("binarize").textValue()).isEqualTo("threshold");
  }

  @Test
  void evaluateForAPersonSaysHowPixelsWereBinarised() {
    CommandRun run = applied("evaluate --importance-samples 0 --binarize none");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("images          120 (pixels: none)")
        .containsPattern("bound           -[0-9.]+ nats per image")
        .contains("of the 4 numbers of z")
        .doesNotContain("log p(x)");
  }

  @Test
  void theErrorOfTheEstimateIsPrinted() {
    CommandRun run = applied("evaluate --importance-samples 3");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern(
            "log p\\(x\\)        -[0-9.]+ \\+- [0-9.]+ nats per image, importance-weighted, 3 draws");
  }

  @Test
  void encodeAddsThePosteriorAndTheBound() throws IOException {
    Path target = folder.resolve("encoded");
    CommandRun run = applied("encode --json", "--output", target);
    assertThat(run.code()).as(run.err()).isZero();
    Dataset<Row> encoded = LocalSpark.session().read().parquet(target.toString());
    assertThat(encoded.columns()).containsExactly("image", "label", "mean", "log_variance", "elbo");
    assertThat(encoded.count()).isEqualTo(ROWS);
    Row row = encoded.first();
    assertThat(row.<Integer>getAs("label")).isEqualTo(7);
    assertThat(row.getList(2)).hasSize(LATENT);
    assertThat(row.getList(3)).hasSize(LATENT);
    double mean = encoded.selectExpr("avg(elbo)").first().getDouble(0);
    assertThat(JSON.readTree(run.out()).get("elbo").doubleValue()).isCloseTo(mean, within(1e-9));
    // evaluate has other noise: each image's bound scatters by some 5 nats, their mean by 0.5.
    double evaluated =
        JSON.readTree(applied("evaluate --importance-samples 0 --json").out())
            .get("elbo")
            .doubleValue();
    assertThat(mean).isCloseTo(evaluated, within(3.0));
    assertThat(ImageShape.of(encoded.schema(), ImageReader.IMAGE)).hasValue(new ImageShape(28, 28));
  }

  @Test
  void theExportedNetworkHasTheCodesThatEncodeWrites() throws IOException {
    Path encoded = folder.resolve("encoded");
    assertThat(applied("encode", "--output", encoded).code()).isZero();
    Path file = folder.resolve("encoder.onnx");
    CommandRun run = run("export --part encoder --json", "--model", model, "--output", file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(JSON.readTree(run.out()).get("inputs").intValue()).isEqualTo(Digits.PIXELS);
    assertThat(JSON.readTree(run.out()).get("codes").intValue()).isEqualTo(LATENT);
    List<Row> rows = table(encoded).select("mean", "log_variance", "image").collectAsList();
    float[][] pixels = new float[ROWS][Digits.PIXELS];
    for (int row = 0; row < ROWS; row++) {
      byte[] image = rows.get(row).getAs("image");
      for (int i = 0; i < Digits.PIXELS; i++) {
        pixels[row][i] = (image[i] & 0xFF) > 127 ? 1 : 0;
      }
    }
    try (OnnxRun graph = new OnnxRun(Files.readAllBytes(file))) {
      assertThat(graph.properties())
          .containsEntry("binarize", "threshold")
          .containsEntry("width", "28");
      Map<String, Object> outputs = graph.run(Map.of("pixels", pixels));
      for (int row = 0; row < ROWS; row++) {
        for (int i = 0; i < LATENT; i++) {
          assertThat((double) ((float[][]) outputs.get("mean"))[row][i])
              .isCloseTo((double) rows.get(row).getList(0).get(i), within(2e-6));
          assertThat((double) ((float[][]) outputs.get("log_variance"))[row][i])
              .isCloseTo((double) rows.get(row).getList(1).get(i), within(2e-6));
        }
      }
    }
    CommandRun again = run("export", "--model", model, "--output", file);
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("encoder.onnx").contains("--overwrite");
  }

  @Test
  void reconstructWritesPairs() throws IOException {
    Path grid = folder.resolve("pairs.png");
    CommandRun run = applied("reconstruct --count 6", "--output", grid);
    assertThat(run.code()).as(run.err()).isZero();
    BufferedImage picture = ImageIO.read(grid.toFile());
    // 12 images, 8 in a row: two rows.
    assertThat(picture.getWidth()).isEqualTo(242);
    assertThat(picture.getHeight()).isEqualTo(62);
    byte[] idx = Digits.idx(2);
    for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
      int x = 2 + pixel % 28;
      int y = 2 + pixel / 28;
      assertThat(picture.getRaster().getSample(x, y, 0)).isEqualTo(idx[16 + pixel] & 0xFF);
      assertThat(picture.getRaster().getSample(x + 60, y, 0))
          .isEqualTo(idx[16 + Digits.PIXELS + pixel] & 0xFF);
    }

    Path table = folder.resolve("pairs.parquet");
    assertThat(applied("reconstruct --count 0", "--output", table).code()).isZero();
    Dataset<Row> pairs = LocalSpark.session().read().parquet(table.toString()).orderBy("index");
    assertThat(pairs.columns()).containsExactly("index", "image", "reconstruction");
    assertThat(pairs.count()).isEqualTo(ROWS);
    // The grid's second image is the first reconstruction.
    List<Float> reconstruction = pairs.first().getList(2);
    for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
      int level = picture.getRaster().getSample(32 + pixel % 28, 2 + pixel / 28, 0);
      assertThat(level / 255.0).isCloseTo(reconstruction.get(pixel), within(0.5 / 255 + 1e-6));
    }
  }

  @Test
  void aFolderHoldsAFileForEachImageAndIsReadAgain() throws IOException {
    Path pictures = folder.resolve("pictures");
    CommandRun run = applied("reconstruct --count 2", "--output", pictures);
    assertThat(run.code()).as(run.err()).isZero();
    try (Stream<Path> files = Files.list(pictures)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".png")))
          .containsExactlyInAnyOrder(
              "000000-image.png",
              "000000-reconstruction.png",
              "000001-image.png",
              "000001-reconstruction.png");
    }
    CommandRun again =
        run("evaluate --importance-samples 0 --json", "--model", model, "--images", pictures);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(JSON.readTree(again.out()).get("rows").intValue()).isEqualTo(4);
  }

  @Test
  void generateDrawsTheSameImagesForTheSameSeed() throws IOException {
    Path first = generated("a.png", "");
    BufferedImage picture = ImageIO.read(first.toFile());
    assertThat(picture.getWidth()).isEqualTo(242);
    assertThat(picture.getHeight()).isEqualTo(392);
    assertThat(generated("b.png", "--seed 1")).hasSameBinaryContentAs(first);
    assertThat(Files.mismatch(generated("c.png", "--seed 2"), first)).isNotNegative();
  }

  @Test
  void generatedParquetHoldsLatentPointsAndProbabilitiesOrPixels() throws IOException {
    Dataset<Row> means = table(generated("p.parquet", "--count 700"));
    assertThat(means.columns()).containsExactly("index", "z", "image");
    assertThat(means.count()).isEqualTo(700);
    assertThat(means.selectExpr("count(distinct index)", "max(index)").first().toString())
        .isEqualTo("[700,699]");
    Dataset<Row> drawn = table(generated("d.parquet", "--count 700 --sample"));
    assertThat(
            drawn
                .selectExpr("explode(image) AS pixel")
                .distinct()
                .orderBy("pixel")
                .collectAsList()
                .toString())
        .isEqualTo("[[0.0], [1.0]]");
    // Pixels drawn have the probabilities' mean: over 548,800 of them its standard error is below
    // 0.0007; five are allowed.
    String mean = "avg(aggregate(image, 0D, (sum, pixel) -> sum + pixel)) / 784";
    assertThat(drawn.selectExpr(mean).first().getDouble(0))
        .isCloseTo(means.selectExpr(mean).first().getDouble(0), within(0.0035));
  }

  @Test
  void interpolationMakesEachRowOfTheGridALine() throws IOException {
    Path grid = generated("lines.png", "--count 15 --interpolate 5");
    BufferedImage picture = ImageIO.read(grid.toFile());
    assertThat(picture.getWidth()).isEqualTo(5 * 30 + 2);
    assertThat(picture.getHeight()).isEqualTo(3 * 30 + 2);
    BufferedImage usual = ImageIO.read(generated("usual.png", "--interpolate 3").toFile());
    assertThat(usual.getWidth()).isEqualTo(3 * 30 + 2);
    assertThat(usual.getHeight()).as("eight lines").isEqualTo(8 * 30 + 2);
    CommandRun uneven = generate("x.png", "--count 15 --interpolate 4");
    assertThat(uneven.code()).isEqualTo(3);
    assertThat(uneven.err()).contains("--count is 15", "multiple", "such as 16");
  }

  @Test
  void imagesThatDoNotFitAreRefusedAndNothingIsLeft() throws IOException {
    Path small = folder.resolve("small");
    LocalSpark.session().sql("SELECT array(0.5D, 0.5D) AS image").write().parquet(small.toString());
    for (String command : List.of("evaluate", "encode", "reconstruct")) {
      Path target = folder.resolve("runs").resolve("out");
      Object[] output =
          command.equals("evaluate") ? new Object[0] : new Object[] {"--output", target};
      Object[] words = {"--model", model, "--images", small};
      CommandRun run = run(command, concat(words, output));
      assertThat(run.code()).as(run.err()).isEqualTo(3);
      assertThat(run.err()).contains("2 pixels", "784").doesNotContain("\tat ");
      assertThat(target).doesNotExist();
    }
    try (Stream<Path> left = Files.list(folder.resolve("runs"))) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("status.json");
    }
  }

  @Test
  void drawsOutOfRangeAreRefused() {
    CommandRun importance = applied("evaluate --importance-samples -1");
    assertThat(importance.code()).isEqualTo(3);
    assertThat(importance.err()).contains("--importance-samples is -1; it must be 0 or more");
    CommandRun samples = applied("evaluate --samples 0");
    assertThat(samples.err()).contains("--samples is 0; it must be from 1 to 10000");
    CommandRun grid = generate("huge.png", "--count 1000000");
    assertThat(grid.code()).isEqualTo(3);
    assertThat(grid.err()).contains("--count", "--format png or parquet");
  }

  private static Dataset<Row> table(Path parquet) {
    return LocalSpark.session().read().parquet(parquet.toString());
  }

  private Path generated(String name, String options) {
    CommandRun run = generate(name, options);
    assertThat(run.code()).as(run.err()).isZero();
    return folder.resolve(name);
  }

  private CommandRun generate(String name, String options) {
    return run(("generate " + options).strip(), "--model", model, "--output", folder.resolve(name));
  }

  private static CommandRun applied(String command, Object... more) {
    Object[] words = {"--model", model, "--images", digits};
    return run(command, concat(words, more));
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
