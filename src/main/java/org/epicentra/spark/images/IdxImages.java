package org.epicentra.spark.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.epicentra.BadInputException;
import org.epicentra.vae.images.Shards;

/** The rows of an IDX file of images, in one partition for each core, which reads its range. */
final class IdxImages implements Serializable {
  private static final long serialVersionUID = 1L;

  private final IdxFile images;
  private final IdxFile labels;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final int partitions;

  private IdxImages(
      IdxFile images, IdxFile labels, Broadcast<SerializableConfiguration> hadoop, int partitions) {
    this.images = images;
    this.labels = labels;
    this.hadoop = hadoop;
    this.partitions = partitions;
  }

  static Dataset<Row> read(SparkSession spark, Path file) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    IdxFile images = IdxFile.open(file, 3, hadoop);
    IdxFile labels = labels(file, images, hadoop);
    int partitions = Math.min(spark.sparkContext().defaultParallelism(), images.rows());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> sent =
        context.broadcast(new SerializableConfiguration(hadoop));
    IdxImages source = new IdxImages(images, labels, sent, partitions);
    ImageShape shape = new ImageShape(images.shape()[0], images.shape()[1]);
    StructType schema =
        new StructType().add(ImageReader.IMAGE, DataTypes.BinaryType, false, shape.metadata());
    if (labels != null) {
      schema = schema.add(ImageLabels.LABEL, DataTypes.IntegerType, false, Metadata.empty());
    }
    List<Integer> numbers = IntStream.range(0, partitions).boxed().toList();
    JavaRDD<Row> rows =
        context.parallelize(new ArrayList<>(numbers), partitions).flatMap(source::rows);
    return spark.createDataFrame(rows, schema);
  }

  /**
   * The labels in the file beside it, named labels-idx1 instead of images-idx3; null if there is
   * none.
   */
  private static IdxFile labels(Path file, IdxFile images, Configuration hadoop) {
    String name = file.getName().replace("images", "labels").replace("idx3", "idx1");
    Path beside = new Path(file.getParent(), name);
    try {
      if (name.equals(file.getName()) || !beside.getFileSystem(hadoop).exists(beside)) {
        return null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + beside + ": " + e.getMessage(), e);
    }
    IdxFile labels = IdxFile.open(beside, 1, hadoop);
    if (labels.rows() != images.rows()) {
      throw new BadInputException(
          "%s has %d labels for the %d images of %s."
              .formatted(beside, labels.rows(), images.rows(), file));
    }
    return labels;
  }

  private Iterator<Row> rows(int partition) throws IOException {
    Shards shares = new Shards(images.rows(), partitions);
    long start = shares.start(partition);
    long end = shares.start(partition + 1);
    InputStream pixels = images.from(start, hadoop.value().value());
    InputStream classes = labels == null ? null : labels.from(start, hadoop.value().value());
    TaskContext.get()
        .addTaskCompletionListener(
            (TaskCompletionListener)
                task -> {
                  close(pixels);
                  close(classes);
                });
    return new Iterator<>() {
      private long next = start;

      @Override
      public boolean hasNext() {
        return next < end;
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        next++;
        try {
          byte[] image = pixels.readNBytes(images.rowBytes());
          return classes == null
              ? RowFactory.create(image)
              : RowFactory.create(image, classes.read());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static void close(InputStream in) {
    if (in != null) {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
