package org.epicentra.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.mixture.EventColumns;

/**
 * Events of three known components in the plane, as a table with their location in every form:
 * columns x and y, a Vector, an array of double and one of float. Coordinates are representable in
 * single precision, so that all forms are equal; every fifth event has no strength.
 */
public final class SampledEvents {
  public static final double[] PI = {0.5, 0.3, 0.2};
  public static final double[][] CENTRES = {{-10, 0}, {10, 5}, {0, 20}};
  public static final double[] RATES = {4, 20, 60};
  public static final double TAU = 0.25;
  public static final EventColumns XY = new EventColumns(List.of("x", "y"), "strength", null, "id");

  /** The textbook model's prior. */
  public static final MixturePrior PRIOR =
      new MixturePrior(
          PI,
          TAU,
          new MixturePrior.Centres(new double[] {0, 0}, 0.01),
          new MixturePrior.Rates(1, 0.1));

  /** A posterior at the truth. */
  public static final MixturePosterior POSTERIOR = MixturePosterior.start(PRIOR, CENTRES, RATES);

  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("x", DataTypes.DoubleType)
          .add("y", DataTypes.DoubleType)
          .add("strength", DataTypes.IntegerType)
          .add("weight", DataTypes.DoubleType)
          .add("features", SQLDataTypes.VectorType())
          .add("doubles", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("floats", DataTypes.createArrayType(DataTypes.FloatType));

  private SampledEvents() {}

  public static List<Row> list(int size, long seed) {
    MixtureSampler sampler = MixtureSampler.ofTruth(PI, CENTRES, TAU, RATES, seed);
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      MixtureSampler.Draw draw = sampler.draw(n);
      float x = (float) draw.location()[0];
      float y = (float) draw.location()[1];
      Integer strength = n % 5 == 4 ? null : (int) draw.strength();
      rows.add(row("e" + n, x, y, strength, 1.0 + n % 3));
    }
    return rows;
  }

  public static Row row(String id, float x, float y, Integer strength, Double weight) {
    double[] doubles = {x, y};
    return RowFactory.create(
        id,
        (double) x,
        (double) y,
        strength,
        weight,
        Vectors.dense(doubles),
        doubles,
        new float[] {x, y});
  }

  /** The rows as a table of so many partitions, in their order. */
  public static Dataset<Row> table(List<Row> rows, int partitions) {
    var session = LocalSpark.session();
    var context = new org.apache.spark.api.java.JavaSparkContext(session.sparkContext());
    return session.createDataFrame(context.parallelize(rows, partitions), SCHEMA);
  }

  public static Dataset<Row> table(int size, int partitions) {
    return table(list(size, 1), partitions);
  }
}
