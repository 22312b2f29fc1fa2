package org.epicentra.spark.images;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.epicentra.BadInputException;
import org.epicentra.vae.images.Shards;
import scala.Tuple2;

/**
 * Numbers the rows of all partitions and redistributes them, in order, so that each shard is in one
 * partition.
 *
 * @param starts number of the first row of each source partition, followed by the number of rows
 * @param inputs pixels of an image
 */
public record ImageShares(long[] starts, int inputs) {

  /**
   * Collects the reports.
   *
   * @param items of the table's partitions
   * @throws BadInputException when there are no rows, or one is not a valid image
   */
  public static ImageShares of(JavaRDD<ImageItem> items, Dataset<Row> table) {
    List<ImageItem> reports = items.filter(ImageItem.Report.class::isInstance).collect();
    long[] starts = new long[reports.size() + 1];
    int inputs = -1;
    for (int i = 0; i < reports.size(); i++) {
      ImageItem.Report report = (ImageItem.Report) reports.get(i);
      if (inputs > 0 && report.inputs() > 0 && report.inputs() != inputs) {
        throw fault(
            table,
            starts[i],
            "the image has %d pixels, the first has %d: all must have the same size"
                .formatted(report.inputs(), inputs));
      }
      if (report.fault() != null) {
        throw fault(table, starts[i] + report.rows() - 1, report.fault());
      }
      inputs = Math.max(inputs, report.inputs());
      starts[i + 1] = starts[i] + report.rows();
    }
    if (starts[reports.size()] == 0) {
      throw new BadInputException("There is nothing to read: the table has no rows.");
    }
    return new ImageShares(starts, inputs);
  }

  private static BadInputException fault(Dataset<Row> table, long row, String what) {
    List<Row> files =
        table
            .select(fileName(table))
            .javaRDD()
            .zipWithIndex()
            .filter(numbered -> numbered._2() == row)
            .keys()
            .collect();
    String file = files.isEmpty() ? "" : files.get(0).getString(0);
    return new BadInputException(
        "Row %d (the first is 0)%s: %s.".formatted(row, file.isEmpty() ? "" : " in " + file, what));
  }

  /** The file of each row, which Spark's file sources know even after a sort. */
  private static Column fileName(Dataset<Row> table) {
    boolean known =
        table
            .queryExecution()
            .analyzed()
            .metadataOutput()
            .exists(attribute -> attribute.name().equals("_metadata"));
    return known ? functions.col("_metadata.file_path") : functions.input_file_name();
  }

  /** Number of rows. */
  public long rows() {
    return starts[starts.length - 1];
  }

  /**
   * The images with their numbers, in partitions of whole shards. They are shuffled even if they
   * are in place: the lineage that Spark sends with each task ends at the shuffle, and so stays
   * small.
   *
   * @param shards of all rows
   * @param partitions at most as many as there are shards
   */
  public JavaRDD<ImageBlock> apply(JavaRDD<ImageItem> items, Shards shards, int partitions) {
    long[] from = starts;
    JavaRDD<ImageBlock> numbered =
        items.mapPartitionsWithIndex(
            (partition, part) -> numbered(part, from[partition]).iterator(), true);
    return cut(numbered, shards, partitions);
  }

  /** Numbered images in partitions of whole shards. */
  public static JavaRDD<ImageBlock> cut(
      JavaRDD<ImageBlock> numbered, Shards shards, int partitions) {
    JavaPairRDD<Integer, ImageBlock> pieces =
        numbered.flatMapToPair(block -> pieces(block, shards, partitions).iterator());
    return pieces.partitionBy(new HashPartitioner(partitions)).values();
  }

  private static List<ImageBlock> numbered(Iterator<ImageItem> part, long start) {
    List<ImageBlock> blocks = new ArrayList<>();
    while (part.hasNext()) {
      if (part.next() instanceof ImageItem.Images images) {
        blocks.add(images.block().after(start));
      }
    }
    return blocks;
  }

  private static List<Tuple2<Integer, ImageBlock>> pieces(
      ImageBlock block, Shards shards, int partitions) {
    List<Tuple2<Integer, ImageBlock>> pieces = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      ImageBlock piece =
          block.between(
              shards.start(shards.first(partition, partitions)),
              shards.start(shards.first(partition + 1, partitions)));
      if (piece.rows() > 0) {
        pieces.add(new Tuple2<>(partition, piece));
      }
    }
    return pieces;
  }
}
