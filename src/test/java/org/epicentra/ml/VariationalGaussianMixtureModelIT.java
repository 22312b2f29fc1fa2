package org.epicentra.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.ModelFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariationalGaussianMixtureModelIT {
  private static final MixturePosterior POSTERIOR = SampledEvents.POSTERIOR;

  @BeforeAll
  static void startSpark() {
    assertThat(LocalSpark.session()).isNotNull();
  }

  @Test
  void everyRowGetsTheScoresOfTheScorer() {
    Dataset<Row> scored =
        VariationalGaussianMixtureModel.of(POSTERIOR, SampledEvents.XY)
            .setResponsibilitiesCol("responsibilities")
            .transform(SampledEvents.table(500, 3));
    MixtureScorer scorer = new MixtureScorer(POSTERIOR);
    double[] r = new double[3];
    for (Row row : scored.collectAsList()) {
      double strength = row.isNullAt(3) ? Double.NaN : row.getInt(3);
      double density = scorer.score(new double[] {row.getDouble(1), row.getDouble(2)}, strength, r);
      int component = row.getAs("component");
      assertThat(component).isEqualTo(scorer.component());
      assertThat(row.<Double>getAs("probability")).isEqualTo(r[component]);
      assertThat(row.<Double>getAs("log_density")).isEqualTo(density);
      assertThat(row.<Double>getAs("entropy")).isEqualTo(scorer.entropy());
      List<Double> all = row.getList(row.fieldIndex("responsibilities"));
      assertThat(all).containsExactly(r[0], r[1], r[2]);
    }
  }

  @Test
  void theSchemaIsTheOnePromised() {
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.of(POSTERIOR, SampledEvents.XY)
            .setResponsibilitiesCol("r")
            .setEntropyCol("");
    Dataset<Row> table = SampledEvents.table(5, 1);
    Dataset<Row> scored = model.transform(table);
    assertThat(scored.schema()).isEqualTo(model.transformSchema(table.schema()));
    assertThat(Arrays.copyOfRange(scored.columns(), 8, 12))
        .containsExactly("component", "probability", "log_density", "r");
    assertThat(scored.schema().apply("component").dataType()).isEqualTo(DataTypes.IntegerType);
  }

  @Test
  void vectorsAndArraysScoreAsColumnsDo() {
    Dataset<Row> table = SampledEvents.table(100, 2);
    double expected = meanLogDensity(table, SampledEvents.XY);
    for (String column : List.of("features", "doubles", "floats")) {
      EventColumns packed = new EventColumns(List.of(column), "strength", null, null);
      assertThat(meanLogDensity(table, packed)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void withoutAStrengthColumnTheLocationAloneCounts() {
    EventColumns columns = new EventColumns(List.of("x", "y"), null, null, null);
    Dataset<Row> table = SampledEvents.table(100, 2);
    Dataset<Row> without = table.withColumn("strength", org.apache.spark.sql.functions.lit(null));
    Dataset<Row> cast = without.selectExpr("id", "x", "y", "cast(strength as int) strength");
    assertThat(meanLogDensity(table, columns))
        .isCloseTo(meanLogDensity(cast, SampledEvents.XY), within(1e-12));
  }

  @Test
  void aRowThatIsNoEventFailsTheJobByItsName() {
    Dataset<Row> table =
        SampledEvents.table(10, 1).selectExpr("id", "if(id = 'e3', null, x) x", "y", "strength");
    Dataset<Row> scored =
        VariationalGaussianMixtureModel.of(POSTERIOR, SampledEvents.XY).transform(table);
    assertThatThrownBy(scored::collectAsList)
        .hasRootCauseInstanceOf(BadInputException.class)
        .rootCause()
        .hasMessageContaining(
            "Row e3 has a location that is null, not finite or beyond 1e30 (x, y)");
  }

  @Test
  void aNullVectorOrAHugeCoordinateFailsTheJobByItsName() {
    Dataset<Row> table = SampledEvents.table(10, 1);
    Dataset<Row> hollow = table.selectExpr("id", "if(id = 'e3', null, features) v", "strength");
    Dataset<Row> huge = table.selectExpr("id", "if(id = 'e3', 1e200D, x) x", "y", "strength");
    EventColumns vector = new EventColumns(List.of("v"), "strength", null, "id");
    for (Dataset<Row> scored :
        List.of(
            VariationalGaussianMixtureModel.of(POSTERIOR, vector).transform(hollow),
            VariationalGaussianMixtureModel.of(POSTERIOR, SampledEvents.XY).transform(huge))) {
      assertThatThrownBy(scored::collectAsList)
          .hasRootCauseInstanceOf(BadInputException.class)
          .rootCause()
          .hasMessageContaining("Row e3 has a location that is null, not finite or beyond 1e30");
    }
  }

  @Test
  void aColumnThatDiffersInCaseAloneIsInTheWayUnlessCaseCounts() {
    Dataset<Row> table = SampledEvents.table(5, 1).withColumnRenamed("weight", "Component");
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.of(POSTERIOR, SampledEvents.XY);
    assertThatThrownBy(() -> model.transform(table))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'Component'")
        .hasMessageContaining("predictionCol");
    LocalSpark.session().conf().set("spark.sql.caseSensitive", "true");
    try {
      assertThat(model.transform(table).columns()).contains("Component", "component");
    } finally {
      LocalSpark.session().conf().unset("spark.sql.caseSensitive");
    }
  }

  @Test
  void columnsInTheWayOrMissingAreRefusedAtOnce() {
    Dataset<Row> table = SampledEvents.table(5, 1);
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.of(POSTERIOR, SampledEvents.XY);
    assertThatThrownBy(() -> model.transform(model.transform(table)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'component'")
        .hasMessageContaining("predictionCol");
    assertThatThrownBy(() -> model.transform(table.drop("y")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'y'");
    model.setInputCols("x", "y", "weight");
    assertThatThrownBy(() -> model.transform(table))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("The model has 2 coordinates; the location has 3");
  }

  @Test
  void everyParamOfTheEstimatorSurvivesSaveAndLoad(@TempDir Path folder) throws IOException {
    VariationalGaussianMixture mixture = new VariationalGaussianMixture();
    for (Param<?> param : mixture.params()) {
      offDefault(mixture, param);
    }
    String path = folder.resolve("estimator").toString();
    mixture.save(path);
    VariationalGaussianMixture loaded = VariationalGaussianMixture.load(path);
    assertThat(loaded.uid()).isEqualTo(mixture.uid());
    assertSameParams(loaded, mixture);
  }

  @Test
  void theModelSurvivesSaveAndLoadToTheLastBit(@TempDir Path folder) throws IOException {
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.of(POSTERIOR, SampledEvents.XY);
    for (Param<?> param : model.params()) {
      offDefault(model, param);
    }
    String path = folder.resolve("model").toString();
    model.save(path);
    VariationalGaussianMixtureModel loaded = VariationalGaussianMixtureModel.load(path);
    assertSameParams(loaded, model);
    assertThat(loaded.hasSummary()).isFalse();
    for (int k = 0; k < 3; k++) {
      assertThat(loaded.posterior().mean(k)).isEqualTo(POSTERIOR.mean(k));
      assertThat(loaded.posterior().rateShape(k)).isEqualTo(POSTERIOR.rateShape(k));
    }
    assertThatThrownBy(() -> model.save(path)).hasMessageContaining("already exists");
  }

  @Test
  void theComponentsAreATable() {
    VariationalGaussianMixtureModel model =
        VariationalGaussianMixtureModel.of(POSTERIOR, SampledEvents.XY);
    Dataset<Row> table = model.components(LocalSpark.session());
    assertThat(table.columns())
        .containsExactly(
            "component",
            "weight",
            "effective_count",
            "x",
            "y",
            "rate",
            "rate_low",
            "rate_high",
            "covariance");
    List<Row> rows = table.collectAsList();
    assertThat(rows).hasSize(3);
    for (int k = 0; k < 3; k++) {
      Row row = rows.get(k);
      assertThat(row.getInt(0)).isEqualTo(k);
      assertThat(row.getDouble(1)).isEqualTo(POSTERIOR.weight(k));
      assertThat(row.getDouble(3)).isEqualTo(POSTERIOR.mean(k)[0]);
      assertThat(row.getDouble(6)).isEqualTo(POSTERIOR.rateInterval95(k)[0]);
      assertThat(row.<Double>getList(8)).hasSize(2);
    }
    model.set("table", VariationalGaussianMixtureModel.COMPONENTS);
    Dataset<Row> transformed = model.transform(LocalSpark.session().range(5));
    assertThat(transformed.collectAsList()).isEqualTo(rows);
    assertThat(model.transformSchema(transformed.schema())).isEqualTo(transformed.schema());
  }

  @Test
  void aModelWithoutAPosteriorSaysSo() {
    assertThatThrownBy(() -> new VariationalGaussianMixtureModel().transform(table()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("without a posterior: fit or load one");
    assertThatThrownBy(() -> new VariationalAutoencoderModel().weights())
        .hasMessageContaining("without weights: train or load one");
  }

  @Test
  void theSummaryHasTheSizesOfTheClusters(@TempDir Path folder) {
    VariationalGaussianMixtureModel model =
        new VariationalGaussianMixture().setK(3).setInputCols("x", "y").fit(table());
    MixtureSummary summary = model.summary();
    long background = model.transform(table()).where("component < 0").count();
    assertThat(Arrays.stream(summary.clusterSizes()).sum()).isEqualTo(table().count() - background);
    assertThat(summary.objectiveHistory()).hasSize(summary.totalIterations() + 1);
    String file = folder.resolve("aside/summary").toString();
    model.saveSummary(file);
    VariationalGaussianMixtureModel again = model.copy(ParamMap.empty());
    again.loadSummary(file, model.transform(table()));
    assertThat(again.summary().objectiveHistory()).isEqualTo(summary.objectiveHistory());
    assertThat(again.summary().clusterSizes()).isEqualTo(summary.clusterSizes());
  }

  /** Spark Connect counts a model by this, and writes it to the driver's own disk. */
  @Test
  void aModelIsPutAsideOnTheLocalDisk(@TempDir Path folder) throws IOException {
    VariationalGaussianMixtureModel model =
        new VariationalGaussianMixture().setK(3).setInputCols("x", "y").fit(table());
    assertThat(model.estimatedSize()).isBetween(500L, 100_000L);
    SparkSession spark = LocalSpark.session();
    String elsewhere = "hdfs://no-such-host:9";
    String before = spark.sparkContext().hadoopConfiguration().get("fs.defaultFS");
    spark.sparkContext().hadoopConfiguration().set("fs.defaultFS", elsewhere);
    try {
      String path = folder.resolve("aside").toString();
      model.write().saveToLocal(path);
      VariationalGaussianMixtureModel again =
          VariationalGaussianMixtureModel.read().loadFromLocal(path);
      assertThat(again.posterior().mean(2)).isEqualTo(model.posterior().mean(2));
    } finally {
      spark.sparkContext().hadoopConfiguration().set("fs.defaultFS", before);
    }
  }

  private static Dataset<Row> table() {
    return SampledEvents.table(300, 2);
  }

  @Test
  void aFolderWithoutAModelIsRefused(@TempDir Path folder) {
    ModelFiles files =
        new ModelFiles(
            new org.apache.hadoop.fs.Path(folder.toString()),
            LocalSpark.session().sparkContext().hadoopConfiguration());
    assertThatThrownBy(files::read)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("posterior.json");
  }

  private static double meanLogDensity(Dataset<Row> table, EventColumns columns) {
    return new MeanLogDensityEvaluator()
        .evaluate(VariationalGaussianMixtureModel.of(POSTERIOR, columns).transform(table));
  }

  /** Values of Params that allow only some. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "init", "random",
          "covarianceType", "shared",
          "weights", "dirichlet-process",
          "counts", "poisson",
          "background", "none",
          "acceleration", "none",
          "moves", "delete",
          "table", "components");

  /** Sets a param to a value of its type that is not its default. */
  private static void offDefault(Params owner, Param<?> param) {
    Object value =
        switch (param.getClass().getSimpleName()) {
          case "IntParam" -> 17;
          case "LongParam" -> 17L;
          case "DoubleParam" -> 0.1 + 0.2;
          case "DoubleArrayParam" -> new double[] {1.0 / 3, 2.0 / 3};
          case "StringArrayParam" -> new String[] {"one", "two"};
          case "BooleanParam" -> true;
          default -> OTHERS.getOrDefault(param.name(), "other_" + param.name());
        };
    owner.set(param.name(), value);
    if (owner.getDefault(param).isDefined()) {
      assertThat(value).isNotEqualTo(owner.getDefault(param).get());
    }
  }

  private static void assertSameParams(Params actual, Params expected) {
    for (Param<?> param : expected.params()) {
      assertThat(actual.getOrDefault(actual.getParam(param.name())))
          .as(param.name())
          .isEqualTo(expected.getOrDefault(param));
    }
  }
}
