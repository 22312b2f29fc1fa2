package org.epicentra.spark.images;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.storage.FileStreams;
import org.epicentra.storage.SourceFiles;

/**
 * Opens images as a table with a column {@value #IMAGE}, in the order of the source. The format is
 * recognised by the content:
 *
 * <ul>
 *   <li>an IDX file, compressed or not: {@code image} is binary, one byte per pixel; there is a
 *       column {@code label} if the file of labels is beside it under its usual name;
 *   <li>Parquet, a file or a folder: {@code image} is the column of that name, or else the only one
 *       that can hold images; all other columns are kept. Files are read in the order of their
 *       names;
 *   <li>a folder of PNG: {@code image} is binary, with colours converted to grey; {@code origin} is
 *       the file. Rows are sorted by it.
 * </ul>
 */
public final class ImageReader {
  /** The column of images. */
  public static final String IMAGE = "image";

  private static final String FILE = "epicentra_file";
  private static final String ROW = "epicentra_row";
  private static final int HEAD = 4;
  private static final String PARQUET = "50415231";
  private static final String PNG = "89504e47";
  private static final String IDX = "0000";

  private ImageReader() {}

  /**
   * The images below a path.
   *
   * @param path a file, a folder or a pattern on any Hadoop file system
   * @throws BadInputException when there is nothing, the format is none of these, or a file is
   *     damaged; the values of pixels are checked later, when they are read
   */
  public static Dataset<Row> open(SparkSession spark, String path) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    List<Path> files = new SourceFiles(hadoop).below(path);
    List<Path> pictures = new ArrayList<>();
    for (Path file : files) {
      if (file.getName().toLowerCase(Locale.ROOT).endsWith(".png")) {
        pictures.add(file);
      }
    }
    if (!pictures.isEmpty()) {
      return PngFolder.read(spark, pictures);
    }
    Path first = files.get(0);
    String head = head(first, hadoop);
    if (head.equals(PARQUET)) {
      Dataset<Row> table = parquet(spark.read().parquet(path), path);
      return files.size() > 1 ? inOrder(table) : table;
    }
    if (head.equals(PNG)) {
      return PngFolder.read(spark, files);
    }
    if (!head.startsWith(IDX)) {
      throw new BadInputException(
          ("%s holds no images: it begins with the bytes %s. Images are IDX (00000803), Parquet"
                  + " (%s) or a folder of PNG (%s).")
              .formatted(first, head.isEmpty() ? "of an empty file" : head, PARQUET, PNG));
    }
    if (files.size() > 1) {
      throw new BadInputException(
          "%s holds %d files; name one file of images, such as %s."
              .formatted(path, files.size(), first.getName()));
    }
    return IdxImages.read(spark, first);
  }

  /**
   * The rows of a table of numbers, as those of images: the column {@value #IMAGE} is a Vector of
   * some columns, named in its metadata, and the table's own columns are kept.
   *
   * @param path of Parquet, as above
   * @param columns of numbers; none for images
   * @throws BadInputException as above, and when a column is missing or has no numbers
   */
  public static Dataset<Row> open(SparkSession spark, String path, List<String> columns) {
    if (columns.isEmpty()) {
      return open(spark, path);
    }
    List<Path> files = new SourceFiles(spark.sparkContext().hadoopConfiguration()).below(path);
    String head = head(files.get(0), spark.sparkContext().hadoopConfiguration());
    if (!head.equals(PARQUET)) {
      throw new BadInputException(files.get(0) + " is no Parquet, of which columns could be read");
    }
    Dataset<Row> table = spark.read().parquet(path);
    for (String name : table.columns()) {
      if (name.equalsIgnoreCase(IMAGE)) {
        throw new BadInputException(
            "%s has a column '%s', the name that its rows of numbers get here: rename it."
                .formatted(path, name));
      }
    }
    for (String column : columns) {
      requireNumbers(table.schema(), column, path);
    }
    return new VectorAssembler()
        .setInputCols(columns.toArray(String[]::new))
        .setOutputCol(IMAGE)
        .setHandleInvalid("keep") // null as NaN, which the reader of the numbers names
        .transform(files.size() > 1 ? inOrder(table) : table);
  }

  private static void requireNumbers(StructType schema, String column, String path) {
    List<String> names = List.of(schema.fieldNames());
    if (!names.contains(column)) {
      throw new BadInputException(
          "%s has no column '%s' of numbers; there are: %s."
              .formatted(path, column, String.join(", ", names)));
    }
    if (column.contains(".") || column.contains("`")) {
      throw new BadInputException(
          "The column '%s' of %s cannot be named here, for its dot or backtick: rename it."
              .formatted(column, path));
    }
    DataType type = schema.apply(column).dataType();
    if (!(type instanceof NumericType || type instanceof BooleanType)) {
      throw new BadInputException(
          "The column '%s' of %s is %s; it must hold numbers."
              .formatted(column, path, type.simpleString()));
    }
  }

  /** The first bytes of the decompressed content, in hexadecimal. */
  private static String head(Path file, Configuration hadoop) {
    try (InputStream in = FileStreams.open(file, hadoop)) {
      return HexFormat.of().formatHex(in.readNBytes(HEAD));
    } catch (IOException e) {
      throw new BadInputException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Sorts rows by file, since Spark reads the largest files first. */
  private static Dataset<Row> inOrder(Dataset<Row> table) {
    return table
        .withColumn(FILE, col("_metadata.file_path"))
        .withColumn(ROW, col("_metadata.row_index"))
        .orderBy(FILE, ROW)
        .drop(FILE, ROW);
  }

  private static Dataset<Row> parquet(Dataset<Row> table, String path) {
    StructType schema = table.schema();
    List<String> candidates = new ArrayList<>();
    for (StructField field : schema.fields()) {
      if (field.name().equals(IMAGE)) {
        return table;
      }
      if (ImagePixels.holdsImages(field.dataType())) {
        candidates.add(field.name());
      }
    }
    if (candidates.size() != 1) {
      throw new BadInputException(
          "%s has no column '%s', and %s that can hold images; rename one to '%s'. There are: %s."
              .formatted(
                  path,
                  IMAGE,
                  candidates.isEmpty() ? "none" : "several (" + String.join(", ", candidates) + ")",
                  IMAGE,
                  String.join(", ", schema.fieldNames())));
    }
    return table.withColumnRenamed(candidates.get(0), IMAGE);
  }
}
