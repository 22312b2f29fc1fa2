package org.epicentra.cli.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images and options that {@code vae train} refuses: exit code 3, why, and no output. */
class VaeBadInputIT {
  @TempDir Path folder;

  @BeforeEach
  void start() {
    LocalSpark.session();
  }

  @Test
  void anotherMagicNumber() throws IOException {
    byte[] file = Digits.idx(3);
    file[3] = 4;
    refused(train(write(file)), "images-idx3-ubyte", "byte 0", "00000804", "00000803");
  }

  @Test
  void aFileOfLabels() throws IOException {
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 7, 2};
    refused(train(write(labels)), "00000801", "labels");
  }

  @Test
  void aTruncatedFile() throws IOException {
    byte[] file = Arrays.copyOf(Digits.idx(3), 16 + 2 * Digits.PIXELS + 5);
    refused(train(write(file)), "breaks off at byte 1589", "row 2 of 3");
    refused(train(write(Arrays.copyOf(file, 10))), "header", "byte 8");
  }

  @Test
  void noRows() throws IOException {
    refused(train(write(Digits.idx(0))), "no rows");
  }

  @Test
  void noSuchPath() throws IOException {
    refused(train(folder.resolve("nothing")), "nothing");
  }

  @Test
  void noImagesAtAll() throws IOException {
    refused(train(write("width,height".getBytes())), "holds no images");
  }

  @Test
  void picturesOfSeveralSizes() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    picture(pictures.resolve("a.png"), 4, 4);
    picture(pictures.resolve("b.png"), 4, 5);
    refused(train(pictures), "b.png", "same size");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "array(float(0.5), float('NaN')) | array(float(0), float(1)) | NaN",
        "array(0.5D, 1.5D)               | array(0D, 1D)             | 1.5",
        "array(-0.1D, 0.5D)              | array(0D, 1D)             | -0.1",
        "array(0.5D, null)               | array(0D, 1D)             | null",
        "array(300, 2)                   | array(0, 255)             | 300",
        "array(1D, 0D, 1D)               | array(0D, 1D)             | same size"
      })
  void pixelsOutOfRange(String bad, String good, String message) throws IOException {
    SparkSession spark = LocalSpark.session();
    Path table = folder.resolve("table");
    spark
        .sql("SELECT " + good + " AS image")
        .union(spark.sql("SELECT " + bad + " AS image"))
        .coalesce(1)
        .write()
        .parquet(table.toString());
    refused(train(table), "Row 1", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs        | 0     | --epochs is 0",
        "--batch-size    | 0     | --batch-size is 0",
        "--learning-rate | 0     | --learning-rate is 0.0",
        "--learning-rate | NaN   | --learning-rate is NaN",
        "--learning-rate-steps | 2,1 | --learning-rate-steps is [2, 1]; it must be epochs from 1 on",
        "--learning-rate-steps | 1 --learning-rate-factor 0 | --learning-rate-factor is 0.0; it"
            + " must be a finite number above 0",
        "--likelihood    | gaussian --variance 0 | --variance is 0.0; it must be a finite number"
            + " above 0",
        "--likelihood    | gaussian --binarize dynamic | --binarize is dynamic; it must be none with"
            + " the likelihood gaussian",
        "--variance      | 2     | --variance is 2.0; it must be left out with the likelihood"
            + " bernoulli",
        "--hidden        | 4,0   | a width of --hidden is 0",
        "--latent        | -1    | --latent is -1",
        "--samples       | 0     | --samples is 0",
        "--clip          | -1    | --clip is -1.0",
        "--estimator     | score | --estimator is score; it must be one of analytic, total, path",
        "--estimator     | dreg  | --estimator is dreg; it must be one of analytic, total, path",
        "--objective     | iwae --estimator path | one of total, dreg with the objective iwae",
        "--categories    | 3     | --categories is 3; it must be left out with the latent family"
            + " normal",
        "--latent-family | categorical --categories 1 | --categories is 1; it must be 2 or more",
        "--latent-family | categorical --temperature-start 0 | --temperature-start is 0.0",
        "--latent-family | categorical --temperature-end 2 | --temperature-end is 2.0; it must be"
            + " above 0 and at most --temperature-start, 1.0",
        "--latent-family | categorical --temperature-rate NaN | --temperature-rate is NaN",
        "--validation    | /none | /none",
      })
  void badValues(String option, String value, String message) throws IOException {
    List<String> words = new ArrayList<>(List.of(option));
    words.addAll(List.of(value.split(" ")));
    refused(train(Digits.write(folder, 8), words.toArray(String[]::new)), message);
  }

  @Test
  void aWordThatIsNoChoiceIsAUsageError() throws IOException {
    CommandRun run = train(Digits.write(folder, 8), "--binarize", "round");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--binarize").contains("'round'");
    assertThat(train(Digits.write(folder, 8), "--objective", "vimco").code()).isEqualTo(2);
    assertThat(train(Digits.write(folder, 8), "--estimator", "best").code()).isEqualTo(2);
    assertThat(train(Digits.write(folder, 8), "--blas", "mkl").code()).isEqualTo(2);
    assertThat(train(Digits.write(folder, 8), "--activation", "sine").err())
        .contains("'sine'")
        .contains("leaky-relu");
    CommandRun factor = train(Digits.write(folder, 8), "--learning-rate-factor", "0.5");
    assertThat(factor.code()).isEqualTo(2);
    assertThat(factor.err()).contains("--learning-rate-factor needs --learning-rate-steps");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "categorical | --estimator path        | no estimator path, only analytic (of the objective"
            + " elbo): the",
        "categorical | --objective iwae        | no estimator iwae, only analytic (of the objective"
            + " elbo): the",
        "exponential | --temperature-end 0.3   | --temperature-start, -end and -rate relax"
            + " categories; the",
        "normal      | --temperature-rate 1e-3 | the latent family normal has none",
      })
  void whatAFamilyOfZDoesNotHaveIsAUsageError(String family, String option, String message)
      throws IOException {
    String[] words = option.split(" ");
    CommandRun run = train(Digits.write(folder, 8), "--latent-family", family, words[0], words[1]);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void validationImagesOfAnotherSize() throws IOException {
    SparkSession spark = LocalSpark.session();
    Path table = folder.resolve("small");
    spark.sql("SELECT array(0.5D, 0.5D) AS image").write().parquet(table.toString());
    refused(
        train(Digits.write(folder, 8), "--validation", table.toString()),
        "The images have 2 pixels; the network takes 784");
  }

  @Test
  void anExistingModelIsReplacedOnlyOnRequest() throws IOException {
    Files.createDirectories(model());
    Files.writeString(model().resolve("weights.bin"), "keep");
    Path digits = Digits.write(folder, 8);
    CommandRun refused = train(digits);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("exists").contains("--overwrite");
    assertThat(model().resolve("weights.bin")).hasContent("keep");
    assertThat(train(digits, "--overwrite").code()).isZero();
    assertThat(model().resolve("images.json")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kept"})
  void aCheckpointInTheModelOrInItsPlace(String name) throws IOException {
    Path digits = Digits.write(folder, 8);
    CommandRun run = train(digits, "--checkpoint", model().resolve(name).toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("--model and --checkpoint", "must not lie in each other");
    assertThat(model()).doesNotExist();
  }

  @Test
  void aModelThatIsNone() throws IOException {
    refused(generate(), "holds no weights.bin: name the folder that 'vae train' wrote");
    assertThat(generate().err()).containsOnlyOnce("weights.bin");
  }

  /** Hadoop looks at the mode alone, so that this holds for root too. */
  @Test
  void aModelThatIsMissingOrClosed() throws IOException {
    Path none = folder.resolve("none");
    refused(
        generate("--model", none.toString()),
        "--model: file:" + none + " does not exist: name the folder that 'vae train' wrote");
    Path closed =
        Files.createDirectory(
            folder.resolve("closed"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
    refused(generate("--model", closed.toString()), "Permission denied", closed.toString());
  }

  @Test
  void aDamagedModel() throws IOException {
    Path own = folder.resolve("own");
    assertThat(train(Digits.write(folder, 8), "--model", own.toString()).code()).isZero();
    byte[] weights = Files.readAllBytes(own.resolve("weights.bin"));
    weights[weights.length / 2] ^= 1;
    Files.write(own.resolve("weights.bin"), weights);
    refused(generate("--model", own.toString()), "weights.bin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--count       | 0         | --count is 0",
        "--count       | 9223372036854775807 | it must be from 1 to 1,000,000,000",
        "--interpolate | 0         | --interpolate is 0",
        "--per-row     | 0         | --per-row is 0",
      })
  void badCounts(String option, String value, String message) throws IOException {
    CommandRun run = generate(option, value);
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains(message);
    assertThat(model()).doesNotExist();
  }

  private static void picture(Path file, int width, int height) throws IOException {
    ImageIO.write(
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("images-idx3-ubyte"), content);
  }

  private Path model() {
    return folder.resolve("runs").resolve("model");
  }

  private CommandRun train(Path images, String... more) {
    List<String> given = List.of(more);
    List<String> words = new ArrayList<>(List.of("vae", "train", "--images", images.toString()));
    String[] usual = {
      "--model", model().toString(), "--hidden", "4", "--latent", "2", "--epochs", "1"
    };
    for (int i = 0; i < usual.length; i += 2) {
      if (!given.contains(usual[i])) {
        words.add(usual[i]);
        words.add(usual[i + 1]);
      }
    }
    words.addAll(given);
    return CommandRun.of(words.toArray(String[]::new));
  }

  private CommandRun generate(String... more) {
    List<String> words = new ArrayList<>(List.of("vae", "generate", "--output"));
    words.add(model().toString());
    if (!List.of(more).contains("--model")) {
      words.addAll(List.of("--model", folder.toString()));
    }
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private void refused(CommandRun run, String... messages) throws IOException {
    assertThat(run.err()).contains(messages);
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    Path runs = model().getParent();
    if (Files.exists(runs)) {
      assertThat(runs.resolve("status.json")).content().contains("\"exitCode\" : 3");
      try (Stream<Path> left = Files.list(runs)) {
        assertThat(left.map(file -> file.getFileName().toString())).containsExactly("status.json");
      }
    }
  }
}
