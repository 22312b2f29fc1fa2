package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** fit, predict, evaluate and sample through the command line. */
class CaviCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path shared;
  private static Path catalog;
  private static Path model;
  private static CommandRun fit;

  @TempDir Path folder;

  @BeforeAll
  static void fitThreeClusters() throws IOException {
    LocalSpark.session();
    catalog = CatalogFile.threeClusters(shared);
    model = shared.resolve("a model");
    fit =
        run(
            "cavi",
            "fit",
            "--catalog",
            catalog,
            "--format",
            "csv",
            "--components",
            3,
            "--model",
            model,
            "--restarts",
            2,
            "--assignments",
            shared.resolve("assigned"));
    assertThat(fit.code()).as(fit.err()).isZero();
  }

  @Test
  void oneComponentIsTheConjugatePosterior() throws IOException {
    Path plain =
        CatalogFile.write(
            folder, "plain.csv", "a,b,n,w", "1,2,3,1", "3,0,5,1", "2,4,,2", "0,0,0,1");
    CommandRun run =
        run(
            "cavi",
            "fit",
            "--catalog",
            plain,
            "--format",
            "csv",
            "--components",
            1,
            "--model",
            folder.resolve("m"),
            "--projection",
            "none",
            "--x",
            "a",
            "--y",
            "b",
            "--strength",
            "n",
            "--weight",
            "w",
            "--tau",
            2,
            "--nu",
            "1,1",
            "--rho",
            0.5,
            "--alpha",
            2,
            "--beta",
            0.25,
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(run.out());
    assertThat(summary).isEqualTo(JSON.readTree(folder.resolve("m/summary.json").toFile()));
    assertThat(summary.get("events").longValue()).isEqualTo(4);
    assertThat(summary.get("weightSum").doubleValue()).isEqualTo(5);
    assertThat(summary.get("strengthObserved").longValue()).isEqualTo(3);
    JsonNode component = summary.get("components").get(0);
    // By hand, docs/MODEL.md (5) and (6): rho_k = 0.5 + 2*5; m = (0.5*1 + 2*(1+3+4+0)) / 10.5 and
    // (0.5*1 + 2*(2+0+8+0)) / 10.5; a = 2 + 3+5+0; b = 0.25 + 3 (the event without a count is out).
    assertThat(component.get("meanPrecision").doubleValue()).isCloseTo(10.5, within(1e-12));
    assertThat(component.get("mean").get(0).doubleValue()).isCloseTo(16.5 / 10.5, within(1e-12));
    assertThat(component.get("mean").get(1).doubleValue()).isCloseTo(20.5 / 10.5, within(1e-12));
    assertThat(component.get("rateShape").doubleValue()).isCloseTo(10, within(1e-12));
    assertThat(component.get("rateRate").doubleValue()).isCloseTo(3.25, within(1e-12));
    assertThat(component.get("rate").doubleValue()).isCloseTo(10 / 3.25, within(1e-12));
    assertThat(component.get("effectiveCount").doubleValue()).isCloseTo(5, within(1e-12));
    assertThat(component.get("longitude").isNull()).isTrue();
    // The 95 % quantile of chi squared with 2 degrees of freedom is -2 ln 0.05.
    assertThat(component.get("radius95").doubleValue())
        .isCloseTo(Math.sqrt(-2 * Math.log(0.05) / 10.5), within(1e-9));
  }

  @Test
  void theSummaryHasTheFieldsOfTheInterface() throws IOException {
    JsonNode summary = JSON.readTree(model.resolve("summary.json").toFile());
    assertThat(summary.fieldNames())
        .toIterable()
        .containsExactly(
            "events",
            "weightSum",
            "strengthObserved",
            "iterations",
            "converged",
            "elbo",
            "priors",
            "projection",
            "components",
            "restarts",
            "settings",
            "seconds");
    assertThat(summary.get("priors").fieldNames())
        .toIterable()
        .containsExactly("pi", "tau", "nu", "rho", "alpha", "beta");
    assertThat(summary.get("components").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "index",
            "pi",
            "effectiveCount",
            "mean",
            "meanPrecision",
            "rateShape",
            "rateRate",
            "rate",
            "rateInterval95",
            "longitude",
            "latitude",
            "radius95");
    assertThat(summary.get("elbo").size()).isEqualTo(summary.get("iterations").intValue() + 1);
    assertThat(summary.get("restarts").size()).isEqualTo(2);
    assertThat(summary.get("projection").get("type").textValue()).isEqualTo("azimuthal");
    assertThat(summary.get("settings").get("strength").textValue()).isEqualTo("station_count");
    assertThat(Stream.of("posterior.json", "projection.json", "selection.json", "summary.json"))
        .allSatisfy(name -> assertThat(model.resolve(name)).exists());
  }

  @Test
  void theClustersAreFoundAndBlastsAreLeftOut() throws IOException {
    JsonNode summary = JSON.readTree(model.resolve("summary.json").toFile());
    assertThat(summary.get("events").longValue()).isEqualTo(177);
    // Each cluster lost one of its sixty events, a blast, and lies where CatalogFile put it: the
    // mean
    // of sixty positions that scatter by 0.05 degrees is within 0.02 of the centre.
    double[][] truth = {{10, 46, 10}, {12, 47, 30}, {9, 48, 60}};
    for (JsonNode component : summary.get("components")) {
      double longitude = component.get("longitude").doubleValue();
      double[] nearest =
          Arrays.stream(truth)
              .filter(t -> Math.abs(t[0] - longitude) < 0.5)
              .findFirst()
              .orElseThrow();
      assertThat(longitude).isCloseTo(nearest[0], within(0.03));
      assertThat(component.get("latitude").doubleValue()).isCloseTo(nearest[1], within(0.03));
      assertThat(component.get("rate").doubleValue()).isCloseTo(nearest[2], within(2.0));
      assertThat(component.get("effectiveCount").doubleValue()).isCloseTo(59, within(1e-6));
    }
  }

  @Test
  void theReportShowsPriorTableAndPlaces() {
    assertThat(fit.out())
        .contains("177 events")
        .contains("prior in force:")
        .contains("tau ")
        .contains("longitude")
        .contains("95 % interval")
        .contains("model        " + model);
    assertThat(fit.err()).contains("iteration 1  bound ");
  }

  @Test
  void assignmentsEqualPredictions() {
    Path predictions = folder.resolve("predictions");
    CommandRun run =
        run(
            "cavi",
            "predict",
            "--model",
            model,
            "--catalog",
            catalog,
            "--format",
            "csv",
            "--output",
            predictions,
            "--responsibilities",
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    Dataset<Row> predicted = LocalSpark.session().read().parquet(predictions.toString());
    assertThat(predicted.columns())
        .contains("id", "station_count", "component", "probability", "log_density", "entropy")
        .contains("responsibilities")
        .noneMatch(name -> name.startsWith("epicentra_"));
    Dataset<Row> assigned =
        LocalSpark.session().read().parquet(shared.resolve("assigned").toString());
    List<Row> left = assigned.select("id", "component", "log_density").sort("id").collectAsList();
    assertThat(left).hasSize(177);
    assertThat(predicted.select("id", "component", "log_density").sort("id").collectAsList())
        .isEqualTo(left);
  }

  @Test
  void aBadStrengthMetWhilePredictingIsNamedAndLeavesNothing() {
    Path target = folder.resolve("bad");
    CommandRun run =
        run(
            "cavi",
            "predict",
            "--model",
            model,
            "--catalog",
            catalog,
            "--format",
            "csv",
            "--output",
            target,
            "--strength",
            "station_count + 0.5");
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("--strength station_count + 0.5").doesNotContain("\tat ");
    assertThat(target).doesNotExist();
  }

  @Test
  void whatPredictWouldWriteMustNotBeThere() {
    Path assigned = shared.resolve("assigned");
    Path target = folder.resolve("again");
    CommandRun again =
        run("cavi", "predict", "--model", model, "--catalog", assigned, "--output", target);
    assertThat(again.code()).as(again.err()).isEqualTo(3);
    assertThat(again.err())
        .contains("already has component, probability, log_density, entropy")
        .contains("drop or rename");
    assertThat(target).doesNotExist();
    CommandRun evaluated = run("cavi", "evaluate", "--model", model, "--catalog", assigned);
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
  }

  @Test
  void coordinatesAreRefusedForAModelOnTheGlobe() {
    Object[] words = {"cavi", "predict", "--model", model, "--catalog", catalog, "--format", "csv"};
    Object[] all = Arrays.copyOf(words, 14);
    Object[] rest = {"--output", folder.resolve("p"), "--x", "1", "--y", "2"};
    System.arraycopy(rest, 0, all, words.length, rest.length);
    CommandRun run = run(all);
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains("--x, --y and --z").contains("azimuthal");
  }

  @Test
  void predictNeedsNoWeights() throws IOException {
    Path weighted = CatalogFile.write(folder, "w.csv", "a,b,n,w", "1,2,3,1", "3,0,5,2", "2,4,,2");
    Path plain = CatalogFile.write(folder, "plain.csv", "a,b,n", "1,2,3", "3,0,5");
    Path target = folder.resolve("m");
    CommandRun fitted =
        run(
            (Object[])
                ("cavi fit --format csv --components 1 --projection none --x a --y b --strength n"
                        + " --weight w --catalog "
                        + weighted
                        + " --model "
                        + target)
                    .split(" "));
    assertThat(fitted.code()).as(fitted.err()).isZero();
    CommandRun run =
        run(
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
    CommandRun run =
        run(
            "cavi",
            "evaluate",
            "--model",
            model,
            "--catalog",
            catalog,
            "--format",
            "csv",
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode result = JSON.readTree(run.out());
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactly("events", "meanLogDensity", "elboPerEvent");
    assertThat(result.get("events").longValue()).isEqualTo(177);
    double mean =
        LocalSpark.session()
            .read()
            .parquet(shared.resolve("assigned").toString())
            .selectExpr("avg(log_density)")
            .first()
            .getDouble(0);
    assertThat(result.get("meanLogDensity").doubleValue()).isCloseTo(mean, within(1e-9));
    JsonNode elbo = JSON.readTree(model.resolve("summary.json").toFile()).get("elbo");
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
  void aFileOfCentresKeepsItsOrder() throws IOException {
    Path start =
        CatalogFile.write(folder, "start.csv", "longitude,latitude", "9,48", "10,46", "12,47");
    Path target = folder.resolve("ordered");
    CommandRun run =
        run(
            "cavi",
            "fit",
            "--catalog",
            catalog,
            "--format",
            "csv",
            "--components",
            3,
            "--model",
            target,
            "--init",
            start,
            "--where",
            "id <> 'e10'",
            "--event-type",
            "all");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode summary = JSON.readTree(target.resolve("summary.json").toFile());
    assertThat(summary.get("events").longValue()).isEqualTo(179);
    assertThat(summary.get("components"))
        .extracting(component -> Math.round(component.get("longitude").doubleValue()))
        .containsExactly(9L, 10L, 12L);
  }

  @Test
  void geocentricNeedsDepthsAndGivesThem() throws IOException {
    Path target = folder.resolve("deep");
    CommandRun run =
        run(
            "cavi",
            "fit",
            "--catalog",
            catalog,
            "--format",
            "csv",
            "--components",
            3,
            "--model",
            target,
            "--projection",
            "geocentric",
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    // Depths are uniform between 5 and 15 km.
    assertThat(JSON.readTree(run.out()).get("components"))
        .allSatisfy(
            component -> {
              assertThat(component.get("mean").size()).isEqualTo(3);
              assertThat(component.get("depth").doubleValue()).isBetween(8.0, 12.0);
            });
    CommandRun sample =
        run("cavi", "sample", "--model", target, "--rows", 10, "--output", folder.resolve("s"));
    assertThat(sample.code()).as(sample.err()).isZero();
    assertThat(LocalSpark.session().read().parquet(folder.resolve("s").toString()).columns())
        .containsExactly(
            "id", "x", "y", "z", "longitude", "latitude", "depth", "strength", "component");
  }

  @Test
  void statusIsBesideTheOutput() throws IOException {
    Path target = folder.resolve("sample");
    run("cavi", "sample", "--model", model, "--rows", 5, "--output", target);
    JsonNode status = JSON.readTree(folder.resolve("status.json").toFile());
    assertThat(status.get("command").textValue()).isEqualTo("cavi sample");
    assertThat(status.get("state").textValue()).isEqualTo("succeeded");
    assertThat(status.get("exitCode").intValue()).isZero();
    assertThat(status.get("output").textValue()).isEqualTo(target.toString());
  }

  @Test
  void anExistingOutputIsReplacedOnlyOnRequest() throws IOException {
    Path target = folder.resolve("out");
    Object[] sample = {"cavi", "sample", "--model", model, "--rows", 5, "--output", target};
    assertThat(run(sample).code()).isZero();
    String status = Files.readString(folder.resolve("status.json"));
    CommandRun refused = run(sample);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("exists").contains("--overwrite");
    assertThat(folder.resolve("status.json"))
        .as("a refused run leaves the status of the output that stands")
        .hasContent(status);
    Object[] overwrite = Arrays.copyOf(sample, sample.length + 1);
    overwrite[sample.length] = "--overwrite";
    overwrite[5] = 6;
    assertThat(run(overwrite).code()).isZero();
    assertThat(LocalSpark.session().read().parquet(target.toString()).count()).isEqualTo(6);
    Files.writeString(target.resolve("mine.txt"), "keep");
    CommandRun foreign = run(overwrite);
    assertThat(foreign.code()).isEqualTo(3);
    assertThat(foreign.err()).contains("it holds mine.txt");
    assertThat(target.resolve("mine.txt")).hasContent("keep");
  }

  @Test
  void theModelIsNotReplacedByItsSample() {
    CommandRun run =
        run("cavi", "sample", "--model", model, "--rows", 5, "--output", model, "--overwrite");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("which is to be read");
    assertThat(model.resolve("posterior.json")).exists();
  }

  private List<Row> sample(String name, int seed) {
    Path target = folder.resolve(name);
    CommandRun run =
        run("cavi", "sample", "--model", model, "--rows", 500, "--output", target, "--seed", seed);
    assertThat(run.code()).as(run.err()).isZero();
    return LocalSpark.session().read().parquet(target.toString()).sort("id").collectAsList();
  }

  private static CommandRun run(Object... words) {
    return CommandRun.of(Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
  }
}
