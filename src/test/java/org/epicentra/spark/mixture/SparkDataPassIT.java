package org.epicentra.spark.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.catalog.EventChunk;
import org.epicentra.mixture.InMemoryDataPass;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.ml.SampledEvents;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkDataPassIT {
  private static final int SIZE = 5000;

  /** Two posteriors at once, as restarts are. */
  private static final List<MixturePosterior> POSTERIORS =
      List.of(
          SampledEvents.POSTERIOR,
          MixturePosterior.start(
              SampledEvents.PRIOR, new double[][] {{-5, 1}, {3, 3}, {1, 8}}, null));

  /** Items seen by each first attempt, and how many of these failed. */
  private static final Map<Long, Integer> SEEN = new ConcurrentHashMap<>();

  private static final AtomicInteger FAILURES = new AtomicInteger();

  private static JavaSparkContext context;

  private final List<JavaRDD<PartitionItem>> cached = new ArrayList<>();

  @BeforeAll
  static void startSpark() {
    context = JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
  }

  @Test
  void oneChunkGivesTheBitsOfTheLocalPass() {
    List<EventBlock> blocks = blocks();
    List<MixtureStatistics> local = new InMemoryDataPass(List.of(blocks)).run(POSTERIORS);
    assertSameBits(new SparkDataPass(cached(List.of(chunks(1)))).run(POSTERIORS), local);
  }

  @Test
  void chunksAgreeWithOneButForRounding() {
    List<MixtureStatistics> one = new InMemoryDataPass(List.of(blocks())).run(POSTERIORS);
    List<MixtureStatistics> many = new SparkDataPass(cached(split(chunks(7), 3))).run(POSTERIORS);
    for (int i = 0; i < one.size(); i++) {
      assertClose(many.get(i).logNormaliser(), one.get(i).logNormaliser());
      assertThat(many.get(i).rows()).isEqualTo(SIZE);
      for (int k = 0; k < 3; k++) {
        assertClose(many.get(i).effectiveCount(k), one.get(i).effectiveCount(k));
        assertClose(many.get(i).strengthSum(k), one.get(i).strengthSum(k));
        assertClose(many.get(i).locations().first(k, 0), one.get(i).locations().first(k, 0));
        assertClose(many.get(i).locations().first(k, 1), one.get(i).locations().first(k, 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 11})
  void whereTheChunksAreChangesNoBit(int partitions) {
    List<MixtureStatistics> expected =
        new SparkDataPass(cached(List.of(chunks(11)))).run(POSTERIORS);
    List<List<EventChunk>> dealt = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      dealt.add(new ArrayList<>());
    }
    for (EventChunk chunk : chunks(11)) {
      dealt.get(chunk.number() % partitions).add(chunk);
    }
    assertSameBits(new SparkDataPass(cached(dealt)).run(POSTERIORS), expected);
    List<List<EventChunk>> inTurn = split(chunks(11), partitions);
    assertSameBits(new SparkDataPass(cached(inTurn)).run(POSTERIORS), expected);
  }

  @Test
  void eventsSpilledToDiskGiveTheSameBits() {
    List<List<EventChunk>> parts = split(chunks(6), 3);
    JavaRDD<PartitionItem> onDisk = items(parts).persist(StorageLevel.DISK_ONLY());
    SparkDataPass pass = new SparkDataPass(onDisk);
    List<MixtureStatistics> first = pass.run(POSTERIORS);
    assertSameBits(pass.run(POSTERIORS), first);
    assertSameBits(first, new SparkDataPass(cached(parts)).run(POSTERIORS));
    onDisk.unpersist(true);
  }

  @Test
  void scalarAndVectorKernelsHaveTheSameBits() {
    SparkDataPass pass = new SparkDataPass(cached(split(chunks(4), 2)));
    assertSameBits(
        pass.withKernel(KernelKind.SIMD).run(POSTERIORS),
        pass.withKernel(KernelKind.SCALAR).run(POSTERIORS));
  }

  @Test
  void tasksThatFailAndRunAgainGiveTheSameBits() {
    List<List<EventChunk>> parts = split(chunks(8), 4);
    List<MixtureStatistics> expected = new SparkDataPass(cached(parts)).run(POSTERIORS);
    int before = FAILURES.get();
    JavaRDD<PartitionItem> failing = items(parts).map(SparkDataPassIT::failAtTheSecondItem);
    assertSameBits(new SparkDataPass(failing).run(POSTERIORS), expected);
    assertThat(FAILURES.get() - before).isEqualTo(4);
  }

  /** Each task fails in its first attempt, when part of its sums is there. */
  private static PartitionItem failAtTheSecondItem(PartitionItem item) {
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() == 0 && SEEN.merge(task.taskAttemptId(), 1, Integer::sum) == 2) {
      FAILURES.incrementAndGet();
      throw new IllegalStateException("a failure made by the test");
    }
    return item;
  }

  private static List<EventBlock> blocks() {
    MixtureSampler sampler =
        MixtureSampler.ofTruth(
            SampledEvents.PI, SampledEvents.CENTRES, SampledEvents.TAU, SampledEvents.RATES, 1);
    EventBlockBuilder builder = new EventBlockBuilder(2);
    for (int n = 0; n < SIZE; n++) {
      MixtureSampler.Draw draw = sampler.draw(n);
      builder.add(draw.location(), n % 5 == 4 ? Double.NaN : draw.strength(), 1 + n % 3);
    }
    return builder.build();
  }

  /** The blocks as so many chunks. */
  private static List<EventChunk> chunks(int number) {
    List<EventChunk> chunks = new ArrayList<>();
    for (List<EventBlock> part : split(blocks(), number)) {
      chunks.add(new EventChunk(chunks.size(), part));
    }
    return chunks;
  }

  private static <T> List<List<T>> split(List<T> all, int parts) {
    List<List<T>> split = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      split.add(all.subList(i * all.size() / parts, (i + 1) * all.size() / parts));
    }
    return split;
  }

  private JavaRDD<PartitionItem> cached(List<List<EventChunk>> parts) {
    JavaRDD<PartitionItem> items = items(parts).cache();
    cached.add(items);
    return items;
  }

  @AfterEach
  void forget() {
    cached.forEach(items -> items.unpersist(true));
  }

  /** One partition per part, in order. */
  private static JavaRDD<PartitionItem> items(List<List<EventChunk>> parts) {
    List<List<EventChunk>> copies = parts.stream().<List<EventChunk>>map(ArrayList::new).toList();
    return context
        .parallelize(copies, copies.size())
        .flatMap(part -> part.stream().<PartitionItem>map(PartitionItem.Events::new).iterator());
  }

  private static void assertSameBits(
      List<MixtureStatistics> actual, List<MixtureStatistics> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).usingRecursiveComparison().isEqualTo(expected.get(i));
    }
  }

  /** To 1e-12 relative, as sums in another order agree. */
  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
  }
}
