package org.epicentra.bench;

import static org.apache.spark.ml.functions.vector_to_array;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.MixtureTraining;

/**
 * A whole fit of many events by the default model, without acceleration and moves, so that it makes
 * as many iterations as it is told: the seconds of each stage and the peak of memory, as a line of
 * a table.
 */
public final class LargeFit {
  private static final EventColumns COLUMNS =
      new EventColumns(List.of("x", "y"), "strength", null, null);
  private static final int FILES = 10_000;
  private static final double UNEVEN_SHARE = 0.9;

  private final SparkSession spark;
  private final long rows;
  private final int components;
  private final int partitions;

  private LargeFit(SparkSession spark, long rows, int components) {
    this.spark = spark;
    this.rows = rows;
    this.components = components;
    this.partitions = 4 * spark.sparkContext().defaultParallelism();
  }

  /**
   * @param args the shape of the input: {@code plain}, {@code files} for 10,000 Parquet files, or
   *     {@code uneven} for a partition with nine tenths of the rows; events, K, iterations, and a
   *     folder for the files
   */
  public static void main(String[] args) throws IOException {
    SparkSession spark = SparkSession.builder().appName("bench scale").getOrCreate();
    LargeFit large = new LargeFit(spark, Long.parseLong(args[1]), Integer.parseInt(args[2]));
    long start = System.nanoTime();
    Dataset<Row> table =
        switch (args[0]) {
          case "plain" -> large.drawn(0, large.rows, large.partitions);
          case "uneven" -> large.uneven();
          case "files" -> large.files(args[4]);
          default -> throw new IllegalArgumentException("no such shape: " + args[0]);
        };
    double write = seconds(start);
    large.fit(table, Integer.parseInt(args[3]), write);
    spark.stop();
  }

  private Dataset<Row> drawn(long first, long last, int in) {
    Dataset<Row> drawn = ClusteredEvents.draw(spark, first, last, components, in);
    return drawn
        .withColumn("place", vector_to_array(drawn.col("features"), "float64"))
        .selectExpr("place[0] AS x", "place[1] AS y", "strength");
  }

  private Dataset<Row> uneven() {
    long most = (long) (UNEVEN_SHARE * rows);
    return drawn(0, most, 1).unionAll(drawn(most, rows, partitions - 1));
  }

  private Dataset<Row> files(String folder) {
    drawn(0, rows, FILES).write().parquet(folder);
    return spark.read().parquet(folder);
  }

  private void fit(Dataset<Row> table, int iterations, double write) throws IOException {
    MixtureSettings settings =
        new MixtureSettings(components, MixtureSettings.DEFAULT_INIT, 1, 1, iterations, 0);
    int read = table.rdd().getNumPartitions();
    long start = System.nanoTime();
    try (CachedEvents events = CachedEvents.load(table, COLUMNS, components)) {
      double load = seconds(start);
      List<Long> ends = new ArrayList<>();
      start = System.nanoTime();
      MixtureFit fit =
          MixtureTraining.fit(
              events,
              PriorSpecification.defaults(MixtureFamily.DEFAULT),
              settings,
              null,
              iteration -> ends.add(System.nanoTime()));
      double[] each = new double[ends.size() - 1];
      for (int i = 0; i < each.length; i++) {
        each[i] = (ends.get(i + 1) - ends.get(i)) * 1e-9;
      }
      Arrays.sort(each);
      System.out.printf(
          Locale.ROOT,
          " %,d | %,d | %s | %.1f | %.1f | %.2f | %.1f | %.2f | %.2f | %.8e |%n",
          rows,
          read,
          write < 1 ? "-" : String.format(Locale.ROOT, "%.1f", write),
          load,
          (ends.get(0) - start) * 1e-9,
          each[each.length / 2],
          (ends.get(ends.size() - 1) - start) * 1e-9,
          peakHeap() * 1e-9,
          peakResident() * 1e-9,
          fit.elbo()[fit.iterations()]);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) * 1e-9;
  }

  private static double peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToDouble(usage -> usage.getUsed())
        .sum();
  }

  /** The most memory that this process ever held, bytes; NaN where Linux does not tell. */
  private static double peakResident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(Double.NaN);
  }
}
