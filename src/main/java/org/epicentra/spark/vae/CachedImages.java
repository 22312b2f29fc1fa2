package org.epicentra.spark.vae;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.BadInputException;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.ImageItem;
import org.epicentra.spark.images.ImageLoader;
import org.epicentra.spark.images.ImagePixels;
import org.epicentra.spark.images.ImageShares;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.EpochPass;
import org.epicentra.vae.training.StepwiseEpoch;
import org.epicentra.vae.training.TrainingSettings;

/**
 * The images of a table, checked, packed and cached in the executors' memory (on disk where memory
 * does not suffice) for the passes of a training. Rows are numbered in the table's order, and each
 * partition has an equal share of consecutive rows, so random numbers and minibatches do not depend
 * on the number of partitions. Close to release them.
 */
public final class CachedImages implements AutoCloseable {
  private final JavaRDD<ImageBlock> blocks;
  private final long rows;
  private final int inputs;
  private final boolean bits;
  private final long fingerprint;

  private CachedImages(
      JavaRDD<ImageBlock> blocks, ImageShares shares, boolean bits, long fingerprint) {
    this.blocks = blocks;
    this.rows = shares.rows();
    this.inputs = shares.inputs();
    this.bits = bits;
    this.fingerprint = fingerprint;
  }

  /**
   * Reads the rows once, checks them, and caches their images in one partition for each core.
   *
   * @param column of images, see {@link ImagePixels}
   * @param binarize the way of binarising in use: for {@link Binarize#THRESHOLD} pixels are kept as
   *     bits, otherwise as bytes or floats
   * @throws BadInputException when there are no rows, a pixel is null, NaN or out of range, or
   *     images differ in size; it names the first such row
   */
  public static CachedImages load(Dataset<Row> rows, String column, Binarize binarize) {
    return load(rows, column, binarize, rows.sparkSession().sparkContext().defaultParallelism());
  }

  /** The same in a given number of partitions, at least 1. */
  public static CachedImages load(
      Dataset<Row> rows, String column, Binarize binarize, int partitions) {
    ImagePixels reader = ImagePixels.of(rows.schema(), column);
    boolean bits = binarize == Binarize.THRESHOLD;
    JavaRDD<ImageItem> items =
        rows.select(rows.col(SqlName.quoted(column)))
            .javaRDD()
            .mapPartitions(part -> new ImageLoader(part, reader, bits))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      ImageShares shares = ImageShares.of(items, rows, partitions);
      return filled(shares, items, bits);
    } finally {
      items.unpersist(false);
    }
  }

  /** Caches all images at once, so that the items they are made of can be released. */
  private static CachedImages filled(ImageShares shares, JavaRDD<ImageItem> items, boolean bits) {
    JavaRDD<ImageBlock> blocks =
        shares.apply(items).setName("Epicentra: images").persist(StorageLevel.MEMORY_AND_DISK());
    int inputs = shares.inputs();
    boolean full = false;
    try {
      long fingerprint = blocks.map(block -> block.fingerprint(inputs)).reduce(Long::sum);
      full = true;
      return new CachedImages(blocks, shares, bits, fingerprint);
    } finally {
      if (!full) { // also after Spark's exceptions, which are checked but not declared
        blocks.unpersist(false);
      }
    }
  }

  /** Number of images, at least 1. */
  public long rows() {
    return rows;
  }

  /** A hash that depends on the images and their order. */
  public long fingerprint() {
    return fingerprint;
  }

  /** Pixels of an image. */
  public int inputs() {
    return inputs;
  }

  /**
   * The epochs of a training on these images; valid until {@link #close}. With a local master that
   * has a core for each partition an epoch is one Spark job; otherwise each minibatch is one. The
   * bits are the same.
   */
  public EpochPass epochPass(
      VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas) {
    return LocalEpochPass.canRun(blocks)
        ? new LocalEpochPass(blocks, spec(architecture, settings, blas))
        : new StepwiseEpoch(gradientPass(architecture, settings, blas));
  }

  /** The minibatches of a training, one Spark job each; valid until {@link #close}. */
  public SparkGradientPass gradientPass(
      VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas) {
    return new SparkGradientPass(blocks, spec(architecture, settings, blas));
  }

  /** The loss of these images, for validation; valid until {@link #close}. */
  public SparkLossPass lossPass(
      VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas) {
    return new SparkLossPass(blocks, spec(architecture, settings, blas));
  }

  private PassSpec spec(VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas) {
    requireFit(architecture, settings.binarize());
    return new PassSpec(architecture, settings, blas);
  }

  /**
   * Checks that a network can read these images.
   *
   * @throws BadInputException when their number of pixels is not that of the network
   * @throws IllegalArgumentException when their pixels were kept for another way of binarising
   */
  void requireFit(VaeArchitecture architecture, Binarize binarize) {
    if (architecture.inputs() != inputs) {
      throw new BadInputException(
          "The images have %d pixels; the network takes %d."
              .formatted(inputs, architecture.inputs()));
    }
    if (bits && binarize != Binarize.THRESHOLD) {
      throw new IllegalArgumentException(
          "images kept as bits cannot be binarised by " + binarize.label());
    }
  }

  JavaRDD<ImageBlock> blocks() {
    return blocks;
  }

  SparkContext context() {
    return blocks.context();
  }

  @Override
  public void close() {
    blocks.unpersist(false);
  }
}
