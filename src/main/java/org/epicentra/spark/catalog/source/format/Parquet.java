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
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.records.TableLayout;
import org.epicentra.storage.SourceFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parquet, of Epicentra or of any other tool. Times in nanoseconds, which Spark does not know, are
 * cut to microseconds.
 */
final class Parquet implements CatalogFormat {
  private static final Logger LOG = LoggerFactory.getLogger(Parquet.class);
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
    spark.conf().set("spark.sql.legacy.parquet.nanosAsLong", "true");
    List<MessageType> schemas = SourceFiles.each(files, file -> schema(file, hadoop));
    ColumnLimit.check(path, schemas.get(0).getFieldCount());
    Set<String> nanoseconds = new HashSet<>();
    schemas.stream()
        .flatMap(schema -> schema.getFields().stream())
        .filter(Parquet::isNanoseconds)
        .forEach(field -> nanoseconds.add(field.getName()));
    Dataset<Row> rows = load(spark, path, schemas.get(0));
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

  /** The columns of types that Spark has; the others are named and left out. */
  private static Dataset<Row> load(SparkSession spark, String path, MessageType schema) {
    ParquetToSparkSchemaConverter types =
        new ParquetToSparkSchemaConverter(spark.sessionState().conf());
    StructType readable = new StructType();
    List<String> unreadable = new ArrayList<>();
    for (Type field : schema.getFields()) {
      try {
        MessageType alone = new MessageType(schema.getName(), field);
        readable = readable.add(types.convert(alone).apply(0));
      } catch (Exception e) { // AnalysisException is not declared
        unreadable.add(field.getName());
      }
    }
    if (unreadable.isEmpty()) {
      return SparkTables.load(spark, "parquet", List.of(path));
    }
    LOG.warn(
        "{}: columns of types that Spark cannot read are left out: {}",
        path,
        String.join(", ", unreadable));
    return spark.read().schema(readable).parquet(path);
  }

  /**
   * The columns of a file.
   *
   * @throws BadInputException when the file is not Parquet, or not all of it is there
   */
  private static MessageType schema(Path file, Configuration hadoop) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, hadoop))) {
      return reader.getFileMetaData().getSchema();
    } catch (IOException | RuntimeException e) {
      throw new BadInputException(file + " is not a complete Parquet file: " + e.getMessage(), e);
    }
  }

  private static boolean isNanoseconds(Type type) {
    return type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time
        && time.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS;
  }
}
