package org.epicentra.spark.vae;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
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
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.images.PartitionImages;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.EpochPass;
import org.epicentra.vae.training.StepwiseEpoch;
import org.epicentra.vae.training.TrainingSettings;

/**
 * The images of a table, checked, packed and cached in the executors' memory (on disk where memory
 * does not suffice) for passes over them. Rows are numbered in the table's order and cut into
 * shards, of which each partition has some, so neither random numbers nor minibatches nor sums
 * depend on the number of partitions. Close to release them.
 */
public final class CachedImages implements AutoCloseable {
  private final JavaRDD<ImageBlock> blocks;
  private final Shards shards;
  private final int inputs;
  private final boolean bits;
  private final long fingerprint;
  private final Map<Synchronization, Synchronization> ways = new EnumMap<>(Synchronization.class);

  private CachedImages(
      JavaRDD<ImageBlock> blocks, Shards shards, int inputs, boolean bits, long fingerprint) {
    this.blocks = blocks;
    this.shards = shards;
    this.inputs = inputs;
    this.bits = bits;
    this.fingerprint = fingerprint;
  }

  /**
   * Reads the rows once, checks them, and caches their images, in one partition for each core, for
   * sums over all of them.
   *
   * @param column of images or numbers, see {@link ImagePixels}; where pixels are binarised by
   *     {@link Binarize#THRESHOLD} they are kept as bits, otherwise as bytes or floats
   * @throws BadInputException when there are no rows, a pixel is null, NaN or out of range, or
   *     images differ in size; it names the first such row
   */
  public static CachedImages load(Dataset<Row> rows, InputColumn column) {
    return load(rows, column, cores(rows));
  }

  /** The same of a column of pixels. */
  public static CachedImages load(Dataset<Row> rows, String column, Binarize binarize) {
    return load(rows, InputColumn.ofPixels(column, binarize));
  }

  /** The same in a given number of partitions, at least 1, but no more than there are shards. */
  public static CachedImages load(Dataset<Row> rows, InputColumn column, int partitions) {
    return load(rows, column, Shards::forSums, partitions);
  }

  /**
   * The same for a training: in the shards of its minibatches, and one partition for each core, but
   * no more than there are shards.
   */
  public static CachedImages loadForTraining(
      Dataset<Row> rows, InputColumn column, TrainingSettings settings) {
    return loadForTraining(rows, column, settings, cores(rows));
  }

  /** The same of a column of pixels. */
  public static CachedImages loadForTraining(
      Dataset<Row> rows, String column, TrainingSettings settings) {
    return loadForTraining(rows, InputColumn.ofPixels(column, settings.binarize()), settings);
  }

  static CachedImages loadForTraining(
      Dataset<Row> rows, InputColumn column, TrainingSettings settings, int partitions) {
    LongFunction<Shards> cut = count -> new Shards(count, settings.shards());
    return load(rows, column, cut, partitions);
  }

  private static int cores(Dataset<Row> rows) {
    return rows.sparkSession().sparkContext().defaultParallelism();
  }

  private static CachedImages load(
      Dataset<Row> rows, InputColumn column, LongFunction<Shards> cut, int partitions) {
    ImagePixels reader = column.reader(rows.schema());
    boolean bits = column.bits();
    JavaRDD<ImageItem> items =
        rows.select(rows.col(SqlName.quoted(column.name())))
            .javaRDD()
            .mapPartitions(part -> new ImageLoader(part, reader, bits))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      ImageShares shares = ImageShares.of(items, rows);
      Shards shards = cut.apply(shares.rows());
      JavaRDD<ImageBlock> blocks =
          shares.apply(items, shards, Math.min(partitions, shards.count()));
      return filled(blocks, shards, shares.inputs(), bits);
    } finally {
      items.unpersist(false);
    }
  }

  /** Caches all images at once, so that the items they are made of can be released. */
  private static CachedImages filled(
      JavaRDD<ImageBlock> images, Shards shards, int inputs, boolean bits) {
    JavaRDD<ImageBlock> blocks =
        images.setName("Epicentra: images").persist(StorageLevel.MEMORY_AND_DISK());
    boolean full = false;
    try {
      long fingerprint = blocks.map(block -> block.fingerprint(inputs)).reduce(Long::sum);
      full = true;
      return new CachedImages(blocks, shards, inputs, bits, fingerprint);
    } finally {
      if (!full) { // also after Spark's exceptions, which are checked but not declared
        blocks.unpersist(false);
      }
    }
  }

  /** Number of images, at least 1. */
  public long rows() {
    return shards.rows();
  }

  /** A hash that depends on the images and their order. */
  public long fingerprint() {
    return fingerprint;
  }

  /** Pixels of an image. */
  public int inputs() {
    return inputs;
  }

  /** The epochs of a training on these images, synchronized as is fastest. */
  public EpochPass epochPass(
      VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas) {
    return epochPass(architecture, settings, blas, Synchronization.AUTO);
  }

  /**
   * The epochs of a training on these images, which were loaded for it; valid until {@link #close}.
   * All ways of synchronization give the same bits.
   *
   * @throws BadInputException when this way does not work here
   */
  public EpochPass epochPass(
      VaeArchitecture architecture,
      TrainingSettings settings,
      BlasChoice blas,
      Synchronization sync) {
    requireShards(settings);
    PassSpec spec = spec(architecture, settings, blas);
    return switch (synchronization(sync)) {
      case SHARED -> new LocalEpochPass(blocks, spec);
      case ALLREDUCE ->
          sync == Synchronization.AUTO
              ? new AllReducePass(blocks, spec, () -> withoutExchange(spec))
              : new AllReducePass(blocks, spec);
      default -> stepwise(spec);
    };
  }

  /** What {@link Synchronization#AUTO} comes to once executors have failed to exchange. */
  private EpochPass withoutExchange(PassSpec spec) {
    ways.put(Synchronization.AUTO, Synchronization.JOB);
    return stepwise(spec);
  }

  private EpochPass stepwise(PassSpec spec) {
    return new StepwiseEpoch(new SparkGradientPass(blocks, spec));
  }

  /**
   * What a way of synchronization comes to here; never {@link Synchronization#AUTO}. The answer
   * remains that of the first call, except that {@link Synchronization#AUTO} becomes {@link
   * Synchronization#JOB} in a training whose executors cannot exchange. So ask after a training for
   * what was done.
   *
   * @throws BadInputException when this way does not work here
   */
  public Synchronization synchronization(Synchronization sync) {
    return ways.computeIfAbsent(sync, way -> way.of(blocks));
  }

  /** The minibatches of such a training, one Spark job each; valid until {@link #close}. */
  public SparkGradientPass gradientPass(
      VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas) {
    requireShards(settings);
    return new SparkGradientPass(blocks, spec(architecture, settings, blas));
  }

  private void requireShards(TrainingSettings settings) {
    if (settings.shards() != shards.count()) {
      throw new IllegalArgumentException(
          "the images were loaded in %d shards; the training has %d"
              .formatted(shards.count(), settings.shards()));
    }
  }

  /** The loss of these images, for validation; valid until {@link #close}. */
  public SparkLossPass lossPass(
      VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas) {
    return new SparkLossPass(this, spec(architecture, settings, blas));
  }

  /** A pass over all images that forms a sum for each of their shards. */
  @FunctionalInterface
  interface ShardPass<T> extends Serializable {
    /** What one task does with each of its shards. */
    Function<BatchSource, T> begin();
  }

  /**
   * The sums over the shards of {@link Shards#forSums}, in their order, which no number of
   * partitions changes. Images that were loaded for a training are first cut into those.
   */
  <T> List<T> sums(ShardPass<T> pass) {
    Shards summed = Shards.forSums(rows());
    JavaRDD<ImageBlock> parts =
        summed.equals(shards)
            ? blocks
            : ImageShares.cut(blocks, summed, Math.min(summed.count(), blocks.getNumPartitions()));
    int tasks = parts.getNumPartitions();
    return parts
        .mapPartitionsWithIndex(
            (task, part) -> {
              PartitionImages images = new PartitionImages(part);
              Function<BatchSource, T> sum = pass.begin();
              return IntStream.range(summed.first(task, tasks), summed.first(task + 1, tasks))
                  .mapToObj(shard -> sum.apply(summed.of(shard, images)))
                  .iterator();
            },
            true)
        .collect();
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
