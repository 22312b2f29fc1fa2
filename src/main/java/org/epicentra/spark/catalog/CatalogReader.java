package org.epicentra.spark.catalog;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Skeleton: reads a catalog (Parquet, a raw file, any table format) into the catalog's columns. */
public final class CatalogReader {
  private CatalogReader() {}

  /**
   * @param format auto, parquet, comcat-csv, comcat-geojson, fdsn-text, quakeml, scedc, geonet-csv,
   *     csv, or a Spark source
   * @param columns for csv: catalog column name to SQL expression over the header's columns
   * @return rows that pass validation, in the catalog's columns, extra source columns after them
   */
  public static Dataset<Row> open(
      SparkSession spark, List<String> paths, String format, Map<String, String> columns) {
    throw new IllegalStateException("skeleton");
  }
}
