package org.epicentra.spark.images;

import static org.apache.spark.sql.functions.col;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.storage.SourceFiles;
import scala.Tuple2;

/** The labels of images: those of an IDX file, or of a column of the table of images. */
public abstract sealed class ImageLabels {
  /** The column of labels. */
  public static final String LABEL = "label";

  /** Where they come from. */
  public abstract String source();

  /**
   * The labels of some images as text; an image without one is not in the map.
   *
   * @param keys numbers of images, in the table's order from 0
   */
  public abstract Map<Long, String> of(Set<Long> keys);

  /**
   * Checks that there are as many labels as images.
   *
   * @throws BadInputException when there are more or fewer
   */
  public abstract void requireRows(long images);

  /**
   * The labels of a file of labels.
   *
   * @param path of an IDX file, gzipped or not
   * @throws BadInputException when there is no such file, or it is not whole or not of labels
   */
  public static ImageLabels read(String path, Configuration hadoop) {
    List<Path> files = new SourceFiles(hadoop).below(path);
    if (files.size() != 1) {
      throw new BadInputException(
          "%s %s holds %d files; name one IDX file of labels"
              .formatted(Setting.named("labels"), path, files.size()));
    }
    return new OfFile(IdxFile.open(files.get(0), 1, hadoop), path, hadoop);
  }

  /**
   * The labels in the column {@value #LABEL} of a table of images; null where there is no such
   * column of whole numbers, booleans or text.
   *
   * @param path of the images
   */
  public static ImageLabels in(Dataset<Row> images, String path) {
    for (var field : images.schema().fields()) {
      if (field.name().equals(LABEL) && canName(field.dataType())) {
        return new OfColumn(images, path);
      }
    }
    return null;
  }

  /** Whether values of a type can be labels: what has fractions, or is a time, is a measurement. */
  private static boolean canName(DataType type) {
    return type instanceof IntegralType
        || type instanceof BooleanType
        || type instanceof StringType;
  }

  private static final class OfFile extends ImageLabels {
    private final IdxFile file;
    private final String path;
    private final Configuration hadoop;

    OfFile(IdxFile file, String path, Configuration hadoop) {
      this.file = file;
      this.path = path;
      this.hadoop = hadoop;
    }

    @Override
    public String source() {
      return path;
    }

    @Override
    public Map<Long, String> of(Set<Long> keys) {
      Map<Long, String> labels = new HashMap<>();
      try (InputStream in = file.from(0, hadoop)) {
        long at = 0;
        for (long key : new TreeSet<>(keys)) {
          in.skipNBytes(key - at);
          int label = in.read();
          if (label < 0) {
            throw new EOFException();
          }
          labels.put(key, String.valueOf(label));
          at = key + 1;
        }
      } catch (EOFException e) {
        throw new BadInputException(
            path + " became shorter while it was in use: try again when nothing writes it", e);
      } catch (IOException e) {
        throw new BadInputException("Cannot read " + path + ": " + e.getMessage(), e);
      }
      return labels;
    }

    @Override
    public void requireRows(long images) {
      if (file.rows() != images) {
        throw new BadInputException(
            "%s has %d labels for %d images: name the labels of these images"
                .formatted(path, file.rows(), images));
      }
    }
  }

  private static final class OfColumn extends ImageLabels {
    private final Dataset<Row> images;
    private final String path;

    OfColumn(Dataset<Row> images, String path) {
      this.images = images;
      this.path = path;
    }

    @Override
    public String source() {
      return "column " + LABEL + " of " + path;
    }

    @Override
    public Map<Long, String> of(Set<Long> keys) {
      JavaSparkContext context =
          JavaSparkContext.fromSparkContext(images.sparkSession().sparkContext());
      Broadcast<Set<Long>> wanted = context.broadcast(new HashSet<>(keys));
      Map<Long, String> labels = new HashMap<>();
      try {
        for (Tuple2<Row, Long> numbered :
            images
                .select(col(LABEL).cast(DataTypes.StringType))
                .javaRDD()
                .zipWithIndex()
                .filter(each -> wanted.value().contains(each._2()) && !each._1().isNullAt(0))
                .collect()) {
          labels.put(numbered._2(), numbered._1().getString(0));
        }
      } finally {
        wanted.destroy();
      }
      return labels;
    }

    @Override
    public void requireRows(long images) {
      // They are in the rows of the images.
    }
  }
}
