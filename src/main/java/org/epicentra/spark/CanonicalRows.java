package org.epicentra.spark;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table in partitions and in an order that its rows alone give, so that sums over its partitions,
 * merged in their order, have the same bits however it was read and distributed.
 */
public final class CanonicalRows {
  /** Enough for the cores of a small cluster; each has its own sums. */
  private static final int PARTITIONS = 16;

  private CanonicalRows() {}

  /**
   * @param rows of numbers
   * @return the same columns in the same order, under other names
   */
  public static Dataset<Row> of(Dataset<Row> rows) {
    String[] names = new String[rows.columns().length];
    Arrays.setAll(names, i -> "c" + i);
    Dataset<Row> renamed = rows.toDF(names);
    Column[] values = Arrays.stream(names).map(renamed::col).toArray(Column[]::new);
    return renamed.repartition(PARTITIONS, values).sortWithinPartitions(values);
  }
}
