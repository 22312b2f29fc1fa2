package org.epicentra.spark.catalog.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.spark.SparkMessage;
import org.epicentra.spark.SqlName;

/** Sources that have typed columns of their own: Parquet, and what else the session can read. */
final class TableSources {
  private static final String NANOS_AS_LONG = "spark.sql.legacy.parquet.nanosAsLong";

  private final SparkSession spark;

  TableSources(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Parquet; times in nanoseconds, which Spark does not know, are cut to microseconds.
   *
   * @param nanoseconds the columns that hold them
   */
  Dataset<Row> parquet(List<String> paths, Set<String> nanoseconds) {
    spark.conf().set(NANOS_AS_LONG, "true");
    Dataset<Row> rows = load(CatalogFormat.PARQUET.title(), paths);
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      String quoted = SqlName.quoted(name);
      columns.add(
          nanoseconds.contains(name)
              ? expr("timestamp_micros((%1$s - pmod(%1$s, 1000L)) div 1000L)".formatted(quoted))
                  .as(name)
              : col(quoted));
    }
    return nanoseconds.isEmpty() ? rows : rows.select(columns.toArray(Column[]::new));
  }

  /**
   * Any data source of the session.
   *
   * @throws BadInputException when the session has no such source, or it cannot read the paths
   */
  Dataset<Row> load(String format, List<String> paths) {
    try {
      return spark.read().format(format).load(paths.toArray(String[]::new));
    } catch (Exception e) {
      String formats = String.join(", ", CatalogFormat.titles());
      throw new BadInputException(
          "cannot read "
              + String.join(", ", paths)
              + " as "
              + format
              + ": "
              + SparkMessage.brief(String.valueOf(e.getMessage()))
              + " The formats are auto, "
              + formats
              + ", and the data sources of this Spark session",
          e);
    }
  }

  /** The rows with the columns that tell where a record came from. */
  static Dataset<Row> withOrigin(Dataset<Row> rows, String path) {
    List<Column> columns = new ArrayList<>();
    Arrays.stream(rows.columns()).forEach(name -> columns.add(SqlName.column(name)));
    columns.add(lit(null).cast("string").as(RawRecord.LINE));
    columns.add(lit(path).as(RawRecord.FILE));
    columns.add(lit(null).cast("bigint").as(RawRecord.POSITION));
    columns.add(lit(null).cast("string").as(RawRecord.PROBLEM));
    columns.add(lit(false).as(RawRecord.LATIN1));
    return rows.select(columns.toArray(Column[]::new));
  }

  /**
   * The columns of a Parquet file that hold times in nanoseconds.
   *
   * @throws BadInputException when the file is not Parquet, or not all of it is there
   */
  List<String> nanosecondColumns(Path file) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, hadoop))) {
      return reader.getFileMetaData().getSchema().getFields().stream()
          .filter(TableSources::isNanoseconds)
          .map(Type::getName)
          .toList();
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(file + " is no complete Parquet file: " + e.getMessage(), e);
    }
  }

  private static boolean isNanoseconds(Type type) {
    return type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time
        && time.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS;
  }
}
