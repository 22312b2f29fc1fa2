package org.epicentra.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;

/**
 * The components of a mixture as a table, one in a row, in the model's order: its number, weight,
 * effective count, centre (in the model's coordinates and, with a projection, in degrees and km),
 * expected strength with the 95 % interval, and the covariance of its locations.
 */
final class MixtureComponents {
  private static final List<String> COORDINATES = List.of("x", "y", "z");
  private static final List<String> POSITIONS = List.of("longitude", "latitude", "depth");
  private static final DataType MATRIX =
      DataTypes.createArrayType(DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private final MixturePosterior posterior;
  private final Projection projection;

  /**
   * @param projection null for plain coordinates
   */
  MixtureComponents(MixturePosterior posterior, Projection projection) {
    this.posterior = posterior;
    this.projection = projection;
  }

  private boolean hasPositions() {
    return projection != null && projection.hasGeography();
  }

  StructType schema() {
    StructType schema = new StructType().add("component", DataTypes.IntegerType, false);
    List<String> numbers = new ArrayList<>(List.of("weight", "effective_count"));
    numbers.addAll(COORDINATES.subList(0, posterior.dimension()));
    if (hasPositions()) {
      numbers.addAll(POSITIONS.subList(0, posterior.dimension()));
    }
    numbers.addAll(List.of("rate", "rate_low", "rate_high"));
    for (String number : numbers) {
      schema = schema.add(number, DataTypes.DoubleType, false);
    }
    return schema.add("covariance", MATRIX, false);
  }

  Dataset<Row> table(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < posterior.components(); k++) {
      rows.add(row(k));
    }
    return spark.createDataFrame(rows, schema());
  }

  private Row row(int k) {
    double[] mean = posterior.mean(k);
    List<Object> values =
        new ArrayList<>(List.of(k, posterior.weight(k), posterior.effectiveCount(k)));
    addAll(values, mean, mean.length);
    if (hasPositions()) {
      addAll(values, projection.inverse(mean), mean.length);
    }
    values.add(posterior.rate(k));
    addAll(values, posterior.rateInterval95(k), 2);
    values.add(posterior.locations().covarianceRows(k));
    return RowFactory.create(values.toArray());
  }

  private static void addAll(List<Object> values, double[] numbers, int size) {
    for (int i = 0; i < size; i++) {
      values.add(numbers[i]);
    }
  }
}
