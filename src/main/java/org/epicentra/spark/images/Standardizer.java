package org.epicentra.spark.images;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.spark.SqlName;
import org.epicentra.vae.images.Standardization;

/**
 * Finds the mean and the standard deviation of each column of the numbers in a table, which no
 * order or partition of the rows changes.
 */
public final class Standardizer {
  private Standardizer() {}

  /**
   * Mean and standard deviation (of the rows themselves: the divisor is their number) of each
   * column: two Spark jobs.
   *
   * @param column of arrays, Vectors or bytes
   * @throws BadInputException when there are no rows, a number is null, NaN or infinite, rows
   *     differ in length, or all numbers of a column are the same: such a column says nothing, and
   *     a learned variance of it would fall without end
   */
  public static Standardization of(Dataset<Row> rows, String column) {
    ImagePixels.of(rows.schema(), column);
    NumberReader reader = NumberReader.of(rows.schema().apply(column), null);
    JavaRDD<Row> numbers = rows.select(rows.col(SqlName.quoted(column))).javaRDD();
    ColumnSums first = sums(numbers, reader, null);
    if (first.fault() != null) {
      throw new BadInputException(
          "A row of the column '%s' cannot be used: %s.".formatted(column, first.fault()));
    }
    if (first.rows() == 0) {
      throw new BadInputException("There is nothing to train on: the table has no rows.");
    }
    int constant = first.constantColumn();
    if (constant >= 0) {
      throw new BadInputException(
          "In the column '%s', %s is %s in all rows, so that it has no deviation to divide by: leave it out."
              .formatted(column, reader.name(constant), first.means()[constant]));
    }
    double[] means = first.means();
    double[] deviations = sums(numbers, reader, means).means();
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.sqrt(deviations[i]);
      if (!(deviations[i] > 0 && deviations[i] < Double.POSITIVE_INFINITY)) {
        throw new BadInputException(
            "In the column '%s', the standard deviation of %s is too small or too large to compute: use another unit."
                .formatted(column, reader.name(i)));
      }
    }
    return new Standardization(means, deviations);
  }

  private static ColumnSums sums(JavaRDD<Row> rows, NumberReader reader, double[] centres) {
    return rows.mapPartitions(
            part -> {
              ColumnSums sums = new ColumnSums(centres);
              part.forEachRemaining(row -> sums.add(row.get(0), reader));
              return List.of(sums).iterator();
            })
        .treeAggregate(new ColumnSums(centres), ColumnSums::merge, ColumnSums::merge);
  }
}
