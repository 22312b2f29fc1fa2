package org.epicentra.spark;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;

/**
 * Rows that are read many times and computed once: the files of their shuffle are kept. That takes
 * neither memory nor the time to build Spark's cache of columns, and what is lost with an executor
 * is computed again.
 */
public final class ShuffledOnce {
  private ShuffledOnce() {}

  /**
   * The same rows, computed now.
   *
   * @param shuffled what {@code repartition} returns
   */
  public static Dataset<Row> of(Dataset<Row> shuffled) {
    SparkSession spark = (SparkSession) shuffled.sparkSession();
    RDD<InternalRow> rows = shuffled.queryExecution().toRdd();
    return spark.internalCreateDataFrame(rows, shuffled.schema(), false);
  }
}
