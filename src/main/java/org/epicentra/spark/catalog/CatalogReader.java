package org.epicentra.spark.catalog;

import org.apache.spark.sql.SparkSession;

/** Skeleton: reads a catalog (Parquet, a raw file, any table format) into the catalog's columns. */
public final class CatalogReader {
  private CatalogReader() {}

  /** Events: time, latitude and longitude must be there; rows that fail a check are left out. */
  public static CatalogRows open(SparkSession spark, CatalogSource source) {
    throw new IllegalStateException("skeleton");
  }

  /**
   * A table of any columns: none of the catalog's is required. Columns of text files are numbers
   * where every value is one. Only records that cannot be read at all are left out.
   */
  public static CatalogRows openTable(SparkSession spark, CatalogSource source) {
    throw new IllegalStateException("skeleton");
  }
}
