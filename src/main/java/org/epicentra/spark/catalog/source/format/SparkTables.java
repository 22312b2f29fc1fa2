package org.epicentra.spark.catalog.source.format;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.spark.SparkMessage;

/** Tables of the data sources that the session's Spark has, such as {@code delta}. */
public final class SparkTables {
  private SparkTables() {}

  /**
   * The rows of some paths.
   *
   * @param source the name of a data source
   * @throws BadInputException when the session has no such source, or it cannot read the paths
   */
  public static Dataset<Row> load(SparkSession spark, String source, List<String> paths) {
    try {
      return spark.read().format(source).load(paths.toArray(String[]::new));
    } catch (Exception e) { // some of Spark's are checked, and not declared
      throw new BadInputException(
          ("cannot read %s as %s: %s The formats are auto, %s, and the data sources of this Spark"
                  + " session")
              .formatted(
                  String.join(", ", paths),
                  source,
                  SparkMessage.brief(String.valueOf(e.getMessage())),
                  String.join(", ", CatalogFormats.names())),
          e);
    }
  }
}
