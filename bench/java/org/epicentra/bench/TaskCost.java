package org.epicentra.bench;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.CachedEvents;

/**
 * What tasks cost an iteration: of the same events in more and more partitions, most of which are
 * empty in the end.
 */
public final class TaskCost {
  private static final int[] COMPONENTS = {50, 1000};
  private static final int[] PARTITIONS = {64, 512};

  private TaskCost() {}

  /**
   * @param args events, iterations of a timing, and seconds without a gain that end a warm-up
   */
  public static void main(String[] args) {
    long rows = Long.parseLong(args[0]);
    int iterations = Integer.parseInt(args[1]);
    double warmUp = Double.parseDouble(args[2]);
    SparkSession spark = SparkSession.builder().appName("bench tasks").getOrCreate();
    int cores = spark.sparkContext().defaultParallelism();
    System.out.println("|    K | partitions | ms an iteration | ms a further task |");
    System.out.println("|---:|---:|---:|---:|");
    for (int k : COMPONENTS) {
      double least = seconds(events(spark, rows, k, cores), k, iterations, warmUp);
      System.out.printf(Locale.ROOT, "| %d | %d | %.1f | - |%n", k, cores, least * 1e3);
      for (int partitions : PARTITIONS) {
        double all = seconds(events(spark, rows, k, partitions), k, iterations, warmUp);
        double each = (all - least) / Math.max(1, partitions - cores);
        System.out.printf(
            Locale.ROOT, "| %d | %d | %.1f | %.2f |%n", k, partitions, all * 1e3, each * 1e3);
      }
    }
    spark.stop();
  }

  private static CachedEvents events(SparkSession spark, long rows, int k, int partitions) {
    int cores = spark.sparkContext().defaultParallelism();
    return CachedEvents.load(
        ClusteredEvents.draw(spark, rows, k, cores), CaviBenchmark.COLUMNS, k, partitions);
  }

  /** The median seconds of an iteration. */
  private static double seconds(CachedEvents loaded, int k, int iterations, double warmUp) {
    try (CachedEvents events = loaded) {
      MixturePosterior[] reached = {CaviBenchmark.start(events, k)};
      double[] seconds = new double[iterations];
      Runnable round =
          () -> {
            for (int i = 0; i < iterations; i++) {
              long before = System.nanoTime();
              reached[0] = CaviBenchmark.iterate(events.pass(), reached[0]);
              seconds[i] = (System.nanoTime() - before) * 1e-9;
            }
          };
      WarmUp.repeat(warmUp, round);
      round.run();
      Arrays.sort(seconds);
      return seconds[iterations / 2];
    }
  }
}
