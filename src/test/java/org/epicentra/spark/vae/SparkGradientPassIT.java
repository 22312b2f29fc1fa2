package org.epicentra.spark.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.InMemoryGradientPass;
import org.epicentra.vae.training.InMemoryLossPass;
import org.epicentra.vae.training.StepPlan;
import org.epicentra.vae.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkGradientPassIT {
  private static final int ROWS = 60;
  private static final Shards SHARDS = new Shards(ROWS, TinyImages.SHARDS);
  private static final StepPlan PLAN = new StepPlan(2, 1, SHARDS, 25);
  private static final float[] WEIGHTS = TinyImages.weights(0.3f);

  private static final Map<Long, Integer> SEEN = new ConcurrentHashMap<>();
  private static final AtomicInteger FAILURES = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(Binarize.class)
  void onePartitionGivesTheBitsOfTheLocalPass(Binarize binarize) {
    TrainingSettings settings = TinyImages.settings(3, 25, binarize);
    InMemoryGradientPass local =
        new InMemoryGradientPass(
            TinyImages.NETWORK, settings, sources(1), Blas.of(BlasChoice.JAVA));
    try (CachedImages images = TinyImages.cached(ROWS, 1, binarize)) {
      assertSameBits(
          images.gradientPass(TinyImages.NETWORK, settings, BlasChoice.JAVA).run(WEIGHTS, PLAN),
          local.run(WEIGHTS, PLAN));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void manyPartitionsGiveTheBitsOfOne(int partitions) {
    TrainingSettings settings = TinyImages.settings(3, 25, Binarize.DYNAMIC);
    try (CachedImages one = TinyImages.cached(ROWS, 1, Binarize.DYNAMIC);
        CachedImages many = TinyImages.cached(ROWS, partitions, Binarize.DYNAMIC)) {
      assertThat(many.blocks().getNumPartitions()).isEqualTo(partitions);
      GradientSum expected =
          one.gradientPass(TinyImages.NETWORK, settings, BlasChoice.JAVA).run(WEIGHTS, PLAN);
      GradientSum actual =
          many.gradientPass(TinyImages.NETWORK, settings, BlasChoice.JAVA).run(WEIGHTS, PLAN);
      assertThat(actual.losses().rows()).isEqualTo(25);
      assertSameBits(actual, expected);
    }
  }

  @Test
  void everyRowComesOnceInAnEpoch() {
    // Row r is white at pixel r alone. With all weights 0 each pixel has probability 1/2, so the
    // gradient by the last bias is the number of rows / 2, less the white rows at that pixel.
    int rows = 20;
    VaeArchitecture network = new VaeArchitecture(rows, List.of(4), 2);
    Dataset<Row> table =
        LocalSpark.session()
            .range(0, rows, 1, 3)
            .selectExpr("transform(sequence(0, 19), i -> if(i = id, 1f, 0f)) as image");
    TrainingSettings settings = TinyImages.settings(2, 7, Binarize.NONE).withShards(3);
    try (CachedImages images =
        CachedImages.loadForTraining(
            table, InputColumn.ofPixels("image", settings.binarize()), settings, 3)) {
      SparkGradientPass pass = images.gradientPass(network, settings, BlasChoice.JAVA);
      int parameters = network.parameterCount();
      for (int epoch = 1; epoch <= 2; epoch++) {
        GradientSum sum = new GradientSum(parameters);
        for (int step = 0; step < StepPlan.stepsPerEpoch(rows, 7); step++) {
          StepPlan plan = new StepPlan(epoch, step, new Shards(rows, 3), 7);
          sum.merge(pass.run(new float[parameters], plan));
        }
        assertThat(sum.losses().rows()).isEqualTo(rows);
        for (int pixel = 0; pixel < rows; pixel++) {
          assertThat(sum.gradient()[parameters - rows + pixel]).isEqualTo(rows / 2f - 1);
        }
      }
    }
  }

  @Test
  void tasksThatFailAndRunAgainGiveTheSameBits() {
    TrainingSettings settings = TinyImages.settings(3, 25, Binarize.STATIC);
    PassSpec spec = new PassSpec(TinyImages.NETWORK, settings, BlasChoice.JAVA);
    GradientSum expected =
        new InMemoryGradientPass(TinyImages.NETWORK, settings, sources(3), Blas.of(BlasChoice.JAVA))
            .run(WEIGHTS, PLAN);
    int before = FAILURES.get();
    JavaRDD<ImageBlock> failing = blocks(3).map(SparkGradientPassIT::failAtTheSecondBlock);
    assertSameBits(new SparkGradientPass(failing, spec).run(WEIGHTS, PLAN), expected);
    assertThat(FAILURES.get() - before).isEqualTo(3);
  }

  /** Each task fails in its first attempt. */
  private static ImageBlock failAtTheSecondBlock(ImageBlock block) {
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() == 0 && SEEN.merge(task.taskAttemptId(), 1, Integer::sum) == 2) {
      FAILURES.incrementAndGet();
      throw new IllegalStateException("a failure made by the test");
    }
    return block;
  }

  @Test
  void imagesOnDiskGiveTheSameBits() {
    TrainingSettings settings = TinyImages.settings(3, 25, Binarize.NONE);
    PassSpec spec = new PassSpec(TinyImages.NETWORK, settings, BlasChoice.JAVA);
    JavaRDD<ImageBlock> onDisk = blocks(2).persist(StorageLevel.DISK_ONLY());
    SparkGradientPass pass = new SparkGradientPass(onDisk, spec);
    float[] first = pass.run(WEIGHTS, PLAN).gradient().clone();
    assertThat(pass.run(WEIGHTS, PLAN).gradient()).isEqualTo(first);
    onDisk.unpersist(true);
  }

  @Test
  void theLossOfAllImagesIsThatOfTheLocalPass() {
    TrainingSettings settings = TinyImages.settings(3, 25, Binarize.DYNAMIC);
    LossSum expected =
        new InMemoryLossPass(
                TinyImages.NETWORK, settings, sources(1).get(0), Blas.of(BlasChoice.JAVA))
            .run(WEIGHTS);
    try (CachedImages images = TinyImages.cached(ROWS, 2, Binarize.DYNAMIC)) {
      LossSum actual = images.lossPass(TinyImages.NETWORK, settings, BlasChoice.JAVA).run(WEIGHTS);
      assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
      assertThat(actual.rows()).isEqualTo(ROWS);
    }
  }

  private static List<BatchSource> sources(int partitions) {
    List<BatchSource> sources = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      int from = start(p, partitions);
      sources.add(new ByteImages(bytes(from, start(p + 1, partitions)), TinyImages.INPUTS, from));
    }
    return sources;
  }

  private static int start(int partition, int partitions) {
    return (int) SHARDS.start(SHARDS.first(partition, partitions));
  }

  private static byte[] bytes(int from, int to) {
    byte[] bytes = new byte[(to - from) * TinyImages.INPUTS];
    for (int row = from; row < to; row++) {
      System.arraycopy(
          TinyImages.pixels(row), 0, bytes, (row - from) * TinyImages.INPUTS, TinyImages.INPUTS);
    }
    return bytes;
  }

  /** The rows of {@link #sources} in blocks of five, each in its partition. */
  private static JavaRDD<ImageBlock> blocks(int partitions) {
    List<List<ImageBlock>> parts = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      List<ImageBlock> part = new ArrayList<>();
      for (int row = start(p, partitions); row < start(p + 1, partitions); row += 5) {
        part.add(
            new ImageBlock(row, 0, 5, new ByteImages(bytes(row, row + 5), TinyImages.INPUTS, 0)));
      }
      parts.add(part);
    }
    return JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext())
        .parallelize(parts, partitions)
        .flatMap(List::iterator);
  }

  private static void assertSameBits(GradientSum actual, GradientSum expected) {
    assertThat(actual.gradient()).isEqualTo(expected.gradient());
    assertThat(actual.losses()).usingRecursiveComparison().isEqualTo(expected.losses());
  }
}
