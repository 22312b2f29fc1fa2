package org.epicentra.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.MixtureTraining;

/** A whole fit of many events: seconds to draw and cache them, seconds per iteration, peak heap. */
public final class LargeFit {
  private LargeFit() {}

  public static void main(String[] args) {
    long rows = Long.parseLong(args[0]);
    int k = Integer.parseInt(args[1]);
    int iterations = Integer.parseInt(args[2]);
    SparkSession spark = SparkSession.builder().appName("bench scale").getOrCreate();
    int cores = spark.sparkContext().defaultParallelism();
    EventColumns columns = new EventColumns(List.of("features"), "strength", null, null);
    long start = System.nanoTime();
    try (CachedEvents events =
        CachedEvents.load(ClusteredEvents.draw(spark, rows, k, 4 * cores), columns, k)) {
      double load = (System.nanoTime() - start) * 1e-9;
      start = System.nanoTime();
      MixtureFit fit =
          MixtureTraining.fit(
              events,
              PriorSpecification.defaults(),
              new MixtureSettings(k, MixtureSettings.DEFAULT_INIT, 1, 1, iterations, 0),
              null,
              iteration -> {});
      double seconds = (System.nanoTime() - start) * 1e-9;
      System.out.printf(
          Locale.ROOT,
          "%,d events, K = %d, %d cores: %.1f s to draw and cache, %.1f s for the start and %d"
              + " iterations, %.1f GB peak heap, bound %.9e%n",
          rows,
          k,
          cores,
          load,
          seconds,
          fit.iterations(),
          peakHeap() * 1e-9,
          fit.elbo()[fit.iterations()]);
    }
    spark.stop();
  }

  private static double peakHeap() {
    double peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == java.lang.management.MemoryType.HEAP) {
        peak += pool.getPeakUsage().getUsed();
      }
    }
    return peak;
  }
}
