package org.epicentra.example;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.ml.VariationalAutoencoder;
import org.epicentra.ml.VariationalAutoencoderModel;

/** The example of tables in docs/SPARK_ML.md, which a test runs and compares with the page. */
public final class TableExample {
  private static final String[] COLUMNS = {
    "latitude", "longitude", "depth", "magnitude", "station_count", "gap", "rms"
  };

  private TableExample() {}

  /** The complete events of a catalog, with their numbers in one column. */
  public static Dataset<Row> assemble(Dataset<Row> catalog) {
    return new VectorAssembler()
        .setInputCols(COLUMNS)
        .setOutputCol("features")
        .transform(catalog.na().drop(COLUMNS));
  }

  /** Learns how the numbers of such events hang together, by four coordinates of z. */
  public static VariationalAutoencoderModel train(Dataset<Row> events) {
    return new VariationalAutoencoder()
        .setFeaturesCol("features")
        .setLikelihood("gaussian")
        .setStandardize(true)
        .setActivation("relu")
        .setHidden(64, 64)
        .setLatent(4)
        .setEpochs(200)
        .setBatchSize(50)
        .setLearningRate(3e-3)
        .setLearningRateSteps(130)
        .setAnomalyScoreCol("score")
        .setSeed(1)
        .fit(events);
  }

  /** The events with their place in the space of z, the most unusual first. */
  public static Dataset<Row> rank(VariationalAutoencoderModel model, Dataset<Row> events) {
    return model.setSamples(50).transform(events).orderBy(col("score").desc());
  }
}
