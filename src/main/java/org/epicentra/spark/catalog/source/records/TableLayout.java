package org.epicentra.spark.catalog.source.records;

import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The layout of files that Spark reads by itself, as a table with typed columns of its own. */
public non-sealed interface TableLayout extends FileLayout {

  /**
   * The rows of all files below a path.
   *
   * @param path as the user gave it
   * @param files all that are below it
   * @throws org.epicentra.BadInputException when a file is damaged
   */
  Dataset<Row> read(SparkSession spark, String path, List<FileStatus> files);
}
