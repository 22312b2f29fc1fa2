package org.epicentra.bench;

import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.mixture.MixtureSampler;

/**
 * Events of K localised clusters: centres uniform in a square of 1000 km, a standard deviation of
 * 0.15 times the mean spacing 1000 / sqrt(K), rates uniform in 5 to 60. The same distribution as
 * bench/peers/mixture_sklearn.py draws.
 */
final class ClusteredEvents {
  static final double SIDE = 1000;
  static final double SPREAD = 0.15;

  private ClusteredEvents() {}

  static double tau(int components) {
    double deviation = SPREAD * SIDE / Math.sqrt(components);
    return 1 / (deviation * deviation);
  }

  /** Columns features (Vector) and strength (double), in so many partitions. */
  static Dataset<Row> draw(SparkSession spark, long rows, int components, int partitions) {
    return draw(spark, 0, rows, components, partitions);
  }

  /** Those of a range of the drawn events, the end excluded. */
  static Dataset<Row> draw(
      SparkSession spark, long first, long end, int components, int partitions) {
    Random random = new Random(components);
    double[] pi = new double[components];
    double[][] centres = new double[components][];
    double[] rates = new double[components];
    for (int k = 0; k < components; k++) {
      pi[k] = 1.0 / components;
      centres[k] = new double[] {SIDE * random.nextDouble(), SIDE * random.nextDouble()};
      rates[k] = 5 + 55 * random.nextDouble();
    }
    MixtureSampler sampler = MixtureSampler.ofTruth(pi, centres, tau(components), rates, 1);
    StructType schema =
        new StructType()
            .add("features", SQLDataTypes.VectorType())
            .add("strength", DataTypes.DoubleType);
    return spark
        .range(first, end, 1, partitions)
        .map(
            (org.apache.spark.api.java.function.MapFunction<Long, Row>)
                row -> {
                  MixtureSampler.Draw draw = sampler.draw(row);
                  return RowFactory.create(
                      Vectors.dense(draw.location()), (double) draw.strength());
                },
            Encoders.row(schema));
  }
}
