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
import org.apache.spark.sql.Row;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of numbers on the command line. */
class TableCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path table;

  /** Depth is 2,000 and a bit, magnitude follows it, gap does not. */
  @BeforeEach
  void write() {
    table = folder.resolve("table.parquet");
    LocalSpark.session()
        .range(0, 400, 1, 2)
        .selectExpr(
            "id",
            "string(id) as name",
            "2000 + 5 * sin(id) as depth",
            "float(3 + 0.1 * sin(id) + 0.03 * cos(7 * id)) as magnitude",
            "int(100 + 50 * cos(3 * id)) as gap")
        .write()
        .parquet(table.toString());
  }

  private CommandRun train(Path model, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("vae", "train", "--images", table, "--model", model, "--likelihood"));
    words.addAll(
        List.of("gaussian", "--hidden", 8, "--latent", 2, "--batch-size", 20, "--epochs", 3));
    words.addAll(Arrays.asList(more));
    return CommandRun.of(words.toArray());
  }

  private static JsonNode json(Object... words) throws IOException {
    CommandRun run = CommandRun.of(words);
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  @Test
  void theColumnsOfATableAreStandardisedInsideTheModel() throws IOException {
    Path model = folder.resolve("model");
    CommandRun run =
        train(
            model,
            "--columns",
            "depth,magnitude,gap",
            "--standardize",
            "--learning-rate",
            0.01,
            "--validation",
            table);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("400 rows, ", "losses in nats per row, 3 columns");
    assertThat(run.err()).contains(" nats per row (3 columns)", " rows/s");
    assertThat(JSON.readTree(model.resolve("images.json").toFile()).get("columns").toString())
        .isEqualTo("[\"depth\",\"magnitude\",\"gap\"]");
    JsonNode settings = JSON.readTree(model.resolve("summary.json").toFile()).get("settings");
    assertThat(settings.get("standardize").booleanValue()).isTrue();
    assertThat(settings.get("columns").size()).isEqualTo(3);

    JsonNode evaluation =
        json(
            "vae",
            "evaluate",
            "--model",
            model,
            "--images",
            table,
            "--samples",
            100,
            "--importance-samples",
            100,
            "--json");
    Path encoded = folder.resolve("encoded");
    JsonNode encoding =
        json(
            "vae",
            "encode",
            "--model",
            model,
            "--images",
            table,
            "--samples",
            100,
            "--output",
            encoded,
            "--json");
    assertThat(evaluation.get("columns")).isEqualTo(settings.get("columns"));
    assertThat(encoding.get("columns")).isEqualTo(settings.get("columns"));
    // Both in the units of the table; a hundred draws of 400 rows leave little noise.
    assertThat(encoding.get("elbo").doubleValue())
        .isCloseTo(evaluation.get("elbo").doubleValue(), within(0.05));
    assertThat(evaluation.get("logLikelihood").doubleValue())
        .isBetween(
            evaluation.get("elbo").doubleValue() - 0.05, evaluation.get("elbo").doubleValue() + 5);
    assertThat(LocalSpark.session().read().parquet(encoded.toString()).columns())
        .containsExactly("id", "name", "depth", "magnitude", "gap", "mean", "log_variance", "elbo");

    Path drawn = folder.resolve("drawn.parquet");
    json(
        "vae",
        "generate",
        "--model",
        model,
        "--count",
        2000,
        "--sample",
        "--output",
        drawn,
        "--json");
    Row means =
        LocalSpark.session()
            .read()
            .parquet(drawn.toString())
            .selectExpr("avg(image[0])", "avg(image[1])", "avg(image[2])")
            .first();
    // Deviations of a draw are about 5, 0.1 and 50, of the mean of 2,000 a 45th of these.
    assertThat(means.getDouble(0)).isCloseTo(2000, within(3.0));
    assertThat(means.getDouble(1)).isCloseTo(3, within(0.06));
    assertThat(means.getDouble(2)).isCloseTo(100, within(30.0));

    Path pairs = folder.resolve("pairs.parquet");
    json(
        "vae",
        "reconstruct",
        "--model",
        model,
        "--images",
        table,
        "--count",
        5,
        "--output",
        pairs,
        "--json");
    Row first = LocalSpark.session().read().parquet(pairs.toString()).orderBy("index").first();
    assertThat((float) first.getList(1).get(0)).isCloseTo(2000, within(1e-3f));
    assertThat((float) first.getList(2).get(0)).isCloseTo(2000, within(15f));
  }

  @Test
  void namesThatCannotBeReadAreRefused() {
    Path model = folder.resolve("model");
    Path odd = folder.resolve("odd.parquet");
    LocalSpark.session()
        .read()
        .parquet(table.toString())
        .selectExpr("depth", "gap AS `b.value`")
        .write()
        .parquet(odd.toString());
    Path taken = folder.resolve("taken.parquet");
    LocalSpark.session()
        .read()
        .parquet(table.toString())
        .selectExpr("depth", "gap", "name AS Image")
        .write()
        .parquet(taken.toString());
    table = odd;
    refused(train(model, "--columns", "depth,b.value"), 3, "The column 'b.value' of");
    table = taken;
    refused(train(model, "--columns", "depth,gap"), 3, "has a column 'Image', the name that");
  }

  @Test
  void thereIsNoPageOfNumbers() {
    Path model = folder.resolve("model");
    Path page = folder.resolve("page.html");
    refused(train(model, "--columns", "depth,gap", "--report", page), 2, "--report draws images");
    CommandRun trained = train(model, "--columns", "depth,gap", "--standardize");
    assertThat(trained.code()).as(trained.err()).isZero();
    refused(
        CommandRun.of("vae", "report", "--model", model, "--images", table, "--output", page),
        3,
        "A page shows images, and this model is of depth, gap");
    assertThat(page).doesNotExist();
  }

  @Test
  void commandsSpeakOfRowsAndNumbers() {
    Path model = folder.resolve("model");
    CommandRun trained = train(model, "--columns", "depth,gap", "--standardize");
    assertThat(trained.code()).as(trained.err()).isZero();
    CommandRun text =
        CommandRun.of(
            "vae", "evaluate", "--model", model, "--images", table, "--importance-samples", 0);
    assertThat(text.out()).contains("rows            400 (2 columns)", " nats per row");
    CommandRun drawn =
        CommandRun.of(
            "vae", "generate", "--model", model, "--count", 3, "--output", folder.resolve("drawn"));
    assertThat(drawn.out())
        .startsWith("3 rows drawn with seed 1, showing the numbers' means; the model's 2 columns");
    Path pairs = folder.resolve("pairs");
    CommandRun both =
        CommandRun.of("vae", "reconstruct", "--model", model, "--images", table, "--output", pairs);
    assertThat(both.out()).contains(" pairs: each row as read, then its reconstruction (2 col");
    Path none = folder.resolve("none.parquet");
    LocalSpark.session().read().parquet(table.toString()).limit(0).write().parquet("" + none);
    CommandRun empty =
        CommandRun.of(
            "vae", "encode", "--model", model, "--images", none, "--output", folder.resolve("z"));
    refused(empty, 3, "holds no rows");
    assertThat(text.out() + drawn.out() + both.out()).doesNotContain("image", "pixel");
  }

  @Test
  void whatIsNoTableOfNumbersIsRefused() {
    Path model = folder.resolve("model");
    refused(train(model, "--columns", "depth,none"), 3, "has no column 'none' of numbers");
    refused(train(model, "--columns", "depth,name"), 3, "is string; it must hold numbers");
    Path holes = folder.resolve("holes.parquet");
    LocalSpark.session()
        .read()
        .parquet(table.toString())
        .selectExpr("depth", "if(id = 9, null, gap) as gap")
        .coalesce(1)
        .write()
        .parquet(holes.toString());
    table = holes;
    refused(train(model, "--columns", "depth,gap"), 3, "'gap' is null or NaN; it must be a finite");
    refused(
        train(model, "--columns", "depth,gap", "--standardize"),
        3,
        "'gap' is null or NaN; it must be a finite number");
    refused(
        CommandRun.of(
            "vae", "train", "--images", table, "--model", model, "--columns", "depth,gap"),
        2,
        "--columns are of numbers, which need --likelihood gaussian");
    refused(
        CommandRun.of("vae", "train", "--images", table, "--model", model, "--standardize"),
        3,
        "--standardize is true; it must be left out with the likelihood bernoulli");
    assertThat(model).doesNotExist();
  }

  private static void refused(CommandRun run, int code, String message) {
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(message);
  }
}
