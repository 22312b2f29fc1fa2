package org.epicentra.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.MixtureStart;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.SparkDataPass;

/**
 * One iteration (E-step and update) inside Spark against MLlib's GaussianMixture in the same
 * session on the same rows, and against scikit-learn and a truncated mixture by faiss. Every time
 * is the median over iterations after a warm-up; MLlib's and scikit-learn's is the difference of a
 * long and a short fit, faiss's the fastest of three iterations.
 */
public final class CaviBenchmark {
  /** Of so many events the sum of chunks is timed in this thread. */
  private static final long CHUNKED_EVENTS = 1_000_000;

  /** MLlib is skipped above so many rows times components: it would take minutes an iteration. */
  private static final double MLLIB_LIMIT = 2e8;

  static final EventColumns COLUMNS = new EventColumns(List.of("features"), "strength", null, null);

  private final double warmUpSeconds;

  final SparkSession spark;
  private final TaskClock clock;
  final long rows;
  private final int iterations;
  final int cores;

  private CaviBenchmark(SparkSession spark, long rows, int iterations, double warmUp) {
    this.spark = spark;
    this.clock = TaskClock.on(spark.sparkContext());
    this.rows = rows;
    this.iterations = iterations;
    this.warmUpSeconds = warmUp;
    this.cores = spark.sparkContext().defaultParallelism();
  }

  /**
   * @param seconds of one iteration
   * @param outside the share of the cores' time that is not the tasks' own
   */
  record Timing(double seconds, double outside) {}

  /**
   * @param args events, numbers of components, timed iterations, whether there are to be peers, the
   *     file of the peers' output, what peers they are, seconds without a gain that end a warm-up,
   *     and the numbers of components for which the members of the family are timed, or none
   */
  public static void main(String[] args) throws Exception {
    long rows = Long.parseLong(args[0]);
    int[] components = numbers(args[1]);
    Peers timed = Peers.read(Path.of(args[4]));
    SparkSession spark = SparkSession.builder().appName("bench cavi").getOrCreate();
    CaviBenchmark benchmark =
        new CaviBenchmark(spark, rows, Integer.parseInt(args[2]), Double.parseDouble(args[6]));
    benchmark.warmUp();
    System.out.printf(
        Locale.ROOT,
        "%,d events in the plane, with strength, %d cores; per iteration%s.%n%n",
        rows,
        benchmark.cores,
        Boolean.parseBoolean(args[3]) ? ";\npeers: Spark's MLlib and " + args[5] : "");
    System.out.println(
        "|    K | Epicentra ms | ns/row | ns/row/K | Spark's share | scalar / SIMD |"
            + " 1 core / all | sums of chunks / one sum | MLlib ms | ns/row/K | MLlib / Epicentra |"
            + " scikit-learn ms | scikit-learn / Epicentra | truncated, by faiss ms |"
            + " truncated / Epicentra |");
    System.out.println(
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    Map<Integer, Double> mllib = new HashMap<>();
    for (int k : components) {
      mllib.put(k, benchmark.line(k, Boolean.parseBoolean(args[3]), timed));
    }
    if (!args[7].equals("none")) {
      printFamily(benchmark, numbers(args[7]), mllib, timed);
    }
    spark.stop();
  }

  private static void printFamily(
      CaviBenchmark benchmark, int[] components, Map<Integer, Double> mllib, Peers timed)
      throws InterruptedException {
    System.out.println();
    System.out.println(
        "|    K | model | D | ms | of the textbook's | MLlib / Epicentra |"
            + " scikit-learn full / Epicentra |");
    System.out.println("|---:|---|---:|---:|---:|---:|---:|");
    FamilyBenchmark family = new FamilyBenchmark(benchmark);
    for (int k : components) {
      family.lines(k, mllib.getOrDefault(k, Double.NaN), timed.seconds("full", k));
    }
  }

  private static int[] numbers(String list) {
    return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
  }

  /** Compiles Spark's own code and the kernels, which the first jobs of a JVM pay for. */
  private void warmUp() throws InterruptedException {
    Dataset<Row> table = ClusteredEvents.draw(spark, 20_000, 50, cores);
    try (CachedEvents events = CachedEvents.load(table, COLUMNS, 50)) {
      time(events.pass().withKernel(KernelKind.SCALAR), start(events, 50));
      time(events.pass(), start(events, 50));
    }
  }

  /** Prints a line and returns MLlib's seconds of an iteration, or NaN where it was left out. */
  private double line(int k, boolean peers, Peers timed) throws Exception {
    Dataset<Row> table =
        ClusteredEvents.draw(spark, rows, k, cores).persist(StorageLevel.MEMORY_ONLY());
    table.count();
    Timing simd;
    double scalar;
    try (CachedEvents events = CachedEvents.load(table, COLUMNS, k)) {
      MixturePosterior start = start(events, k);
      simd = time(events.pass(), start);
      scalar = time(events.pass().withKernel(KernelKind.SCALAR), start).seconds();
    }
    double single;
    double chunks;
    try (CachedEvents events = CachedEvents.load(table.coalesce(1), COLUMNS, k, 1)) {
      MixturePosterior start = start(events, k);
      single = time(events.pass(), start).seconds();
      EventSample sample = events.sample(1, (int) Math.min(rows, CHUNKED_EVENTS));
      chunks = new ChunkCost(sample, events.profile()).ratio(start, iterations, warmUpSeconds);
    }
    double mllib = peers && rows * (double) k <= MLLIB_LIMIT ? mllib(table, k) : Double.NaN;
    table.unpersist(true);
    double own = simd.seconds();
    System.out.printf(
        Locale.ROOT,
        "| %d | %.1f | %.1f | %.3f | %.0f %% | %.1f | %.2f | %.2f |",
        k,
        own * 1e3,
        own * 1e9 / rows,
        own * 1e9 / rows / k,
        100 * simd.outside(),
        scalar / own,
        single / own,
        chunks);
    peerColumns(k, own, mllib, timed);
    return mllib;
  }

  private void peerColumns(int k, double own, double mllib, Peers timed) {
    double sklearn = timed.seconds("spherical", k);
    double truncated = timed.seconds("truncated", k);
    System.out.printf(
        " %s | %s | %s | %s | %s | %s | %s |%n",
        number("%.0f", mllib * 1e3),
        number("%.1f", mllib * 1e9 / rows / k),
        number("%.0f", mllib / own),
        number("%.0f", sklearn * 1e3),
        number("%.0f", sklearn / own),
        number("%.0f", truncated * 1e3),
        number("%.0f", truncated / own));
  }

  static MixturePosterior start(CachedEvents events, int k) {
    EventSample sample = events.sample(1, 100_000);
    PriorSpecification prior =
        new PriorSpecification(null, ClusteredEvents.tau(k), null, null, null, null);
    return start(events, sample, prior, k);
  }

  static MixturePosterior start(
      CachedEvents events, EventSample sample, PriorSpecification prior, int k) {
    return MixtureStart.prepare(
            events.profile(),
            sample,
            prior,
            MixtureSettings.plain(k),
            events.pass().strengths(),
            null)
        .starts()
        .get(0);
  }

  /** Iterations from a start, to warm up, and then the timed ones. */
  Timing time(SparkDataPass pass, MixturePosterior start) throws InterruptedException {
    MixturePosterior[] reached = {start};
    WarmUp.repeat(
        warmUpSeconds,
        () -> {
          for (int i = 0; i < iterations; i++) {
            reached[0] = iterate(pass, reached[0]);
          }
        });
    MixturePosterior posterior = reached[0];
    clock.lap();
    double[] seconds = new double[iterations];
    double wall = 0;
    for (int i = 0; i < iterations; i++) {
      long before = System.nanoTime();
      posterior = iterate(pass, posterior);
      seconds[i] = (System.nanoTime() - before) * 1e-9;
      wall += seconds[i];
    }
    double busy = clock.lap();
    Arrays.sort(seconds);
    return new Timing(seconds[iterations / 2], 1 - busy / (cores * wall));
  }

  /**
   * The median seconds of an iteration from each start, one iteration of each in turn, so that what
   * else the machine does falls on all alike.
   */
  double[] timeInTurns(SparkDataPass pass, List<MixturePosterior> starts) {
    MixturePosterior[] posteriors = starts.toArray(MixturePosterior[]::new);
    double[][] seconds = new double[posteriors.length][iterations];
    Runnable round =
        () -> {
          for (int turn = 0; turn < iterations; turn++) {
            for (int i = 0; i < posteriors.length; i++) {
              long before = System.nanoTime();
              posteriors[i] = iterate(pass, posteriors[i]);
              seconds[i][turn] = (System.nanoTime() - before) * 1e-9;
            }
          }
        };
    WarmUp.repeat(warmUpSeconds, round);
    round.run();
    double[] medians = new double[posteriors.length];
    for (int i = 0; i < medians.length; i++) {
      Arrays.sort(seconds[i]);
      medians[i] = seconds[i][iterations / 2];
    }
    return medians;
  }

  static MixturePosterior iterate(SparkDataPass pass, MixturePosterior posterior) {
    MixtureStatistics statistics = pass.run(List.of(posterior)).get(0);
    statistics.elbo(posterior);
    return posterior.updated(statistics, pass.strengths());
  }

  /** MLlib's time for an iteration: a fit of six less a fit of one. */
  private static double mllib(Dataset<Row> table, int k) {
    List<Double> seconds = new ArrayList<>();
    for (int maxIter : new int[] {1, 1, 6}) {
      long before = System.nanoTime();
      new GaussianMixture().setK(k).setSeed(1).setTol(0).setMaxIter(maxIter).fit(table);
      seconds.add((System.nanoTime() - before) * 1e-9);
    }
    return (seconds.get(2) - seconds.get(1)) / 5;
  }

  static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  /**
   * What the peers that are no part of this program took.
   *
   * @param seconds of an iteration, by shape and K as they print them
   */
  private record Peers(Map<String, Double> seconds) {
    /** Of lines of shape, K and seconds. */
    static Peers read(Path file) throws Exception {
      Map<String, Double> seconds = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ");
        seconds.put(words[0] + " " + words[1], Double.parseDouble(words[2]));
      }
      return new Peers(seconds);
    }

    /** NaN where it was not measured. */
    double seconds(String shape, int k) {
      return seconds.getOrDefault(shape + " " + k, Double.NaN);
    }
  }
}
