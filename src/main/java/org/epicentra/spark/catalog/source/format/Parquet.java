package org.epicentra.spark.catalog.source.format;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
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
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.records.TableLayout;
import org.epicentra.storage.SourceFiles;

/**
 * Parquet, of Epicentra or of any other tool. Times in nanoseconds, which Spark does not know, are
 * cut to microseconds.
 */
final class Parquet implements CatalogFormat {
  private static final String MAGIC = "PAR1";

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public Optional<TableLayout> layout(FileHead head) {
    return head.lines().get(0).startsWith(MAGIC) ? Optional.of(Parquet::read) : Optional.empty();
  }

  @Override
  public FormatColumns columns() {
    return FormatColumns.BY_NAME;
  }

  private static Dataset<Row> read(SparkSession spark, String path, List<FileStatus> files) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Set<String> nanoseconds = new HashSet<>();
    SourceFiles.each(files, file -> nanosecondColumns(file, hadoop)).forEach(nanoseconds::addAll);
    spark.conf().set("spark.sql.legacy.parquet.nanosAsLong", "true");
    Dataset<Row> rows = SparkTables.load(spark, "parquet", List.of(path));
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
   * The columns of a file that hold times in nanoseconds.
   *
   * @throws BadInputException when the file is not Parquet, or not all of it is there
   */
  private static List<String> nanosecondColumns(Path file, Configuration hadoop) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, hadoop))) {
      return reader.getFileMetaData().getSchema().getFields().stream()
          .filter(Parquet::isNanoseconds)
          .map(Type::getName)
          .toList();
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(file + " is not a complete Parquet file: " + e.getMessage(), e);
    }
  }

  private static boolean isNanoseconds(Type type) {
    return type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time
        && time.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS;
  }
}
