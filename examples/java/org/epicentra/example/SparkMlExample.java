package org.epicentra.example;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.ml.MeanLogDensityEvaluator;
import org.epicentra.ml.VariationalGaussianMixture;
import org.epicentra.ml.VariationalGaussianMixtureModel;

/** The example of docs/SPARK_ML.md, which a test runs and compares with the page. */
public final class SparkMlExample {
  private SparkMlExample() {}

  /** Columns of events: x and y in km, stations (may be null). */
  public static Dataset<Row> fitAndScore(Dataset<Row> events) {
    VariationalGaussianMixture mixture =
        new VariationalGaussianMixture()
            .setInputCols("x", "y")
            .setStrengthCol("stations")
            .setK(3)
            .setRestarts(5)
            .setSeed(1);
    VariationalGaussianMixtureModel model = mixture.fit(events);

    MixturePosterior posterior = model.posterior();
    for (int k = 0; k < posterior.components(); k++) {
      System.out.printf(
          "component %d: %.0f events about (%.1f, %.1f) km, %.1f stations each%n",
          k,
          posterior.effectiveCount(k),
          posterior.mean(k, 0),
          posterior.mean(k, 1),
          posterior.rate(k));
    }
    return model.transform(events);
  }

  /** The number of components with the best predictive density, by 3-fold cross-validation. */
  public static PipelineModel chooseComponents(Dataset<Row> events) {
    VectorAssembler place =
        new VectorAssembler().setInputCols(new String[] {"x", "y"}).setOutputCol("place");
    VariationalGaussianMixture mixture =
        new VariationalGaussianMixture().setFeaturesCol("place").setStrengthCol("stations");
    CrossValidator validator =
        new CrossValidator()
            .setEstimator(new Pipeline().setStages(new PipelineStage[] {place, mixture}))
            .setEvaluator(new MeanLogDensityEvaluator())
            .setEstimatorParamMaps(
                new ParamGridBuilder().addGrid(mixture.k(), new int[] {2, 3, 5}).build())
            .setNumFolds(3);
    return (PipelineModel) validator.fit(events).bestModel();
  }

  /** Goes on from an earlier model with new events, within a few iterations. */
  public static VariationalGaussianMixtureModel update(
      VariationalGaussianMixtureModel yesterday, Dataset<Row> events) {
    return new VariationalGaussianMixture()
        .setInputCols("x", "y")
        .setStrengthCol("stations")
        .setInitialModel(yesterday)
        .setMaxIter(10)
        .fit(events);
  }
}
