package org.epicentra.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.ml.VariationalGaussianMixture;
import org.epicentra.ml.VariationalGaussianMixtureModel;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SparkMlExampleIT {
  private static final double[][] CENTRES = {{-10, 0}, {10, 5}, {0, 20}};
  private final Dataset<Row> events = events();

  @AfterEach
  void forget() {
    events.unpersist(true);
  }

  @Test
  void itFindsTheThreeSources() {
    Dataset<Row> scored = SparkMlExample.fitAndScore(events);
    assertThat(scored.columns()).contains("component", "probability", "log_density", "entropy");
    // pi of the largest is 0.5: binomial(1500, 0.5) has standard deviation 19.4; five of them.
    assertThat((double) scored.where("component = 0").count()).isCloseTo(750, within(97.0));
  }

  @Test
  void itChoosesThreeComponents() {
    PipelineModel best = SparkMlExample.chooseComponents(events);
    VariationalGaussianMixtureModel model = (VariationalGaussianMixtureModel) best.stages()[1];
    assertThat(model.posterior().components()).isBetween(3, 5);
  }

  @Test
  void itGoesOnFromYesterday() {
    VariationalGaussianMixtureModel yesterday =
        new VariationalGaussianMixture()
            .setInputCols("x", "y")
            .setStrengthCol("stations")
            .setK(3)
            .setMaxIter(2)
            .fit(events);
    VariationalGaussianMixtureModel today = SparkMlExample.update(yesterday, events);
    assertThat(today.summary().fit().elbo()[1])
        .isGreaterThanOrEqualTo(yesterday.summary().fit().elbo()[2]);
  }

  private static Dataset<Row> events() {
    MixtureSampler sampler =
        MixtureSampler.ofTruth(
            new double[] {0.5, 0.3, 0.2}, CENTRES, 0.25, new double[] {4, 20, 60}, 2);
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < 1500; n++) {
      MixtureSampler.Draw draw = sampler.draw(n);
      Integer stations = n % 10 == 0 ? null : (int) draw.strength();
      rows.add(RowFactory.create(draw.location()[0], draw.location()[1], stations));
    }
    StructType schema =
        new StructType()
            .add("x", DataTypes.DoubleType)
            .add("y", DataTypes.DoubleType)
            .add("stations", DataTypes.IntegerType);
    return LocalSpark.session().createDataFrame(rows, schema).repartition(2).cache();
  }
}
