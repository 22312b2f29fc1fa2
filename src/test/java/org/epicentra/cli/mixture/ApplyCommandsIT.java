package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.ml.VariationalGaussianMixture;
import org.epicentra.ml.VariationalGaussianMixtureModel;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cavi predict}, {@code evaluate} and {@code sample} through the command line. */
class ApplyCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static ThreeClusters fitted;

  @TempDir Path folder;

  @BeforeAll
  static void fit() throws IOException {
    fitted = ThreeClusters.fit(shared);
  }

  @Test
  void assignmentsEqualPredictions() {
    Path predictions = folder.resolve("predictions");
    CommandRun run = fitted.predict(predictions, "--responsibilities", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    Dataset<Row> predicted = LocalSpark.session().read().parquet(predictions.toString());
    assertThat(predicted.columns())
        .contains("id", "station_count", "component", "probability", "log_density", "entropy")
        .contains("background", "responsibilities")
        .noneMatch(name -> name.startsWith("epicentra_"));
    Dataset<Row> assigned = LocalSpark.session().read().parquet(fitted.assigned().toString());
    List<Row> left = assigned.select("id", "component", "log_density").sort("id").collectAsList();
    assertThat(left).hasSize(177);
    assertThat(predicted.select("id", "component", "log_density").sort("id").collectAsList())
        .isEqualTo(left);
  }

  /** Longitudes and latitudes are projected as 'cavi predict' projects them, to the last bit. */
  @Test
  void sparkMlLoadsTheFolder() throws IOException {
    Dataset<Row> assigned = LocalSpark.session().read().parquet(fitted.assigned().toString());
    Dataset<Row> events =
        assigned.drop("component", "probability", "log_density", "entropy", "background");
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.load(fitted.model().toString());
    String saved = folder.resolve("saved").toString();
    model.save(saved);
    for (VariationalGaussianMixtureModel each :
        List.of(model, VariationalGaussianMixtureModel.load(saved), model.copy(new ParamMap()))) {
      Dataset<Row> scored = each.setBackgroundCol("background").transform(events);
      assertThat(scored.columns()).isEqualTo(assigned.columns());
      assertThat(scored.sort("id").collectAsList()).isEqualTo(assigned.sort("id").collectAsList());
    }
    Dataset<Row> renamed = events.withColumnRenamed("longitude", "lon");
    assertThat(model.setInputCols("lon", "latitude").transform(renamed).count()).isEqualTo(177);
    assertThatThrownBy(() -> model.setInputCols("lon", "latitude", "depth").transform(renamed))
        .hasMessageContaining("The model has 2 coordinates; the location has 3");
    assertThatThrownBy(() -> new VariationalGaussianMixture().setInitialModel(model))
        .hasMessageContaining("reads longitude and latitude, by its projection 'azimuthal");
    assertThatThrownBy(
            () -> VariationalGaussianMixtureModel.load(folder.resolve("none").toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(folder.resolve("none") + " holds no model");
  }

  @Test
  void eventsWithoutAnyStrengthAreMentioned() {
    CommandRun run = fitted.predict(folder.resolve("placed"), "--strength", "null");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("NOTE: no event had a strength: the locations alone were scored");
    Path pattern = folder.resolve("{of} [2018]/counted*"); // none to those who read it as one
    assertThat(fitted.predict(pattern).out()).doesNotContain("NOTE").contains("177 events");
    CommandRun evaluated = fitted.evaluate("--strength", "nullif(station_count, station_count)");
    assertThat(evaluated.out())
        .startsWith("NOTE: no event had a strength: the locations alone were scored");
  }

  @Test
  void aBadStrengthMetWhilePredictingIsNamedAndLeavesNothing() {
    Path target = folder.resolve("bad");
    CommandRun run = fitted.predict(target, "--strength", "station_count + 0.5");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("--strength station_count + 0.5").doesNotContain("\tat ");
    assertThat(target).doesNotExist();
  }

  @Test
  void whatPredictWouldWriteMustNotBeThere() {
    Path assigned = fitted.assigned();
    Path target = folder.resolve("again");
    CommandRun again =
        CommandRun.of(
            "cavi",
            "predict",
            "--model",
            fitted.model(),
            "--catalog",
            assigned,
            "--output",
            target);
    assertThat(again.code()).as(again.err()).isEqualTo(3);
    assertThat(again.err())
        .contains("already has component, probability, log_density, entropy")
        .contains("drop or rename");
    assertThat(target).doesNotExist();
    CommandRun evaluated =
        CommandRun.of("cavi", "evaluate", "--model", fitted.model(), "--catalog", assigned);
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
  }

  @Test
  void coordinatesAreRefusedForAModelOnTheGlobe() {
    CommandRun run = fitted.predict(folder.resolve("p"), "--x", "1", "--y", "2");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("--x, --y and --z").contains("azimuthal");
  }

  @Test
  void predictNeedsNoWeights() throws IOException {
    Path weighted = CatalogFile.write(folder, "w.csv", "a,b,n,w", "1,2,3,1", "3,0,5,2", "2,4,,2");
    Path plain = CatalogFile.write(folder, "plain.csv", "a,b,n", "1,2,3", "3,0,5");
    Path target = folder.resolve("m");
    CommandRun fitted =
        CommandRun.of(
            (Object[])
                ("cavi fit --format csv --components 1 --projection none --x a --y b --strength n"
                        + " --weight w --catalog "
                        + weighted
                        + " --model "
                        + target)
                    .split(" "));
    assertThat(fitted.code()).as(fitted.err()).isZero();
    CommandRun run =
        CommandRun.of(
            (Object[])
                ("cavi predict --format csv --model "
                        + target
                        + " --catalog "
                        + plain
                        + " --json --output "
                        + folder.resolve("p"))
                    .split(" "));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(JSON.readTree(run.out()).get("events").longValue()).isEqualTo(2);
  }

  @Test
  void evaluateAgreesWithThePredictionsAndTheFit() throws IOException {
    CommandRun run = fitted.evaluate("--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode result = JSON.readTree(run.out());
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactly("events", "strengthObserved", "meanLogDensity", "elboPerEvent");
    assertThat(result.get("events").longValue()).isEqualTo(177);
    double mean =
        LocalSpark.session()
            .read()
            .parquet(fitted.assigned().toString())
            .selectExpr("avg(log_density)")
            .first()
            .getDouble(0);
    assertThat(result.get("meanLogDensity").doubleValue()).isCloseTo(mean, within(1e-9));
    JsonNode elbo = JSON.readTree(fitted.model().resolve("summary.json").toFile()).get("elbo");
    double last = elbo.get(elbo.size() - 1).doubleValue();
    assertThat(result.get("elboPerEvent").doubleValue()).isCloseTo(last / 177, within(1e-9));
  }

  @Test
  void sampleDrawsTheSameEventsForTheSameSeed() {
    List<Row> first = sample("s1", 3);
    assertThat(first).hasSize(500);
    assertThat(sample("s2", 3)).isEqualTo(first);
    assertThat(sample("s3", 4)).isNotEqualTo(first);
    // Three components of equal weight: each count is binomial(500, 1/3), sd 10.5; six sd allowed.
    for (int k = 0; k < 3; k++) {
      int component = k;
      long count =
          first.stream().filter(row -> row.<Integer>getAs("component") == component).count();
      assertThat((double) count).isCloseTo(500 / 3.0, within(64.0));
    }
  }

  @Test
  void statusIsBesideTheOutput() throws IOException {
    Path target = folder.resolve("sample");
    CommandRun.of("cavi", "sample", "--model", fitted.model(), "--rows", 5, "--output", target);
    JsonNode status = JSON.readTree(folder.resolve("status.json").toFile());
    assertThat(status.get("command").textValue()).isEqualTo("cavi sample");
    assertThat(status.get("state").textValue()).isEqualTo("succeeded");
    assertThat(status.get("exitCode").intValue()).isZero();
    assertThat(status.get("output").textValue()).isEqualTo(target.toString());
  }

  @Test
  void anExistingOutputIsReplacedOnlyOnRequest() throws IOException {
    Path target = folder.resolve("out");
    Object[] sample = {
      "cavi", "sample", "--model", fitted.model(), "--rows", 5, "--output", target
    };
    assertThat(CommandRun.of(sample).code()).isZero();
    String status = Files.readString(folder.resolve("status.json"));
    CommandRun refused = CommandRun.of(sample);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("exists").contains("--overwrite");
    assertThat(folder.resolve("status.json"))
        .as("a refused run leaves the status of the output that stands")
        .hasContent(status);
    Object[] overwrite = Arrays.copyOf(sample, sample.length + 1);
    overwrite[sample.length] = "--overwrite";
    overwrite[5] = 6;
    assertThat(CommandRun.of(overwrite).code()).isZero();
    assertThat(LocalSpark.session().read().parquet(target.toString()).count()).isEqualTo(6);
    Files.writeString(target.resolve("mine.txt"), "keep");
    CommandRun foreign = CommandRun.of(overwrite);
    assertThat(foreign.code()).isEqualTo(3);
    assertThat(foreign.err()).contains("it holds mine.txt");
    assertThat(target.resolve("mine.txt")).hasContent("keep");
  }

  @Test
  void theModelIsNotReplacedByItsSample() {
    CommandRun run =
        CommandRun.of(
            "cavi",
            "sample",
            "--model",
            fitted.model(),
            "--rows",
            5,
            "--output",
            fitted.model(),
            "--overwrite");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("which is to be read");
    assertThat(fitted.model().resolve("posterior.json")).exists();
  }

  private List<Row> sample(String name, int seed) {
    Path target = folder.resolve(name);
    CommandRun run =
        CommandRun.of(
            "cavi",
            "sample",
            "--model",
            fitted.model(),
            "--rows",
            500,
            "--output",
            target,
            "--seed",
            seed);
    assertThat(run.code()).as(run.err()).isZero();
    return LocalSpark.session().read().parquet(target.toString()).sort("id").collectAsList();
  }
}
