package org.epicentra.bench;

import static org.apache.spark.ml.functions.vector_to_array;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
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
  private static final double UNEVEN_SHARE = 0.9;
  private static final int EVENTS_PER_FILE = 1000;

  private final SparkSession spark;
  private final long rows;
  private final int components;
  private final int partitions;
  private final AtomicLong heap = new AtomicLong();

  private LargeFit(SparkSession spark, long rows, int components) {
    this.spark = spark;
    this.rows = rows;
    this.components = components;
    this.partitions = 4 * spark.sparkContext().defaultParallelism();
  }

  /**
   * @param args the shape of the input: {@code plain}, {@code uneven} for a partition with nine
   *     tenths of the rows, or {@code files} for a Parquet file for each 1,000; events, K,
   *     iterations, and a folder for the files
   */
  public static void main(String[] args) throws IOException {
    SparkSession spark = SparkSession.builder().appName("bench scale").getOrCreate();
    LargeFit large = new LargeFit(spark, Long.parseLong(args[1]), Integer.parseInt(args[2]));
    large.watchHeap();
    double write = args[0].equals("files") ? large.write(args[4]) : Double.NaN;
    large.fit(args[0], args[4], Integer.parseInt(args[3]), write);
    spark.stop();
  }

  private double write(String folder) {
    long start = System.nanoTime();
    drawn(0, rows, (int) (rows / EVENTS_PER_FILE)).write().parquet(folder);
    return seconds(start);
  }

  private Dataset<Row> table(String shape, String folder) {
    return switch (shape) {
      case "plain" -> drawn(0, rows, partitions);
      case "uneven" -> uneven();
      case "files" -> spark.read().parquet(folder);
      default -> throw new IllegalArgumentException("no such shape: " + shape);
    };
  }

  private Dataset<Row> drawn(long first, long end, int in) {
    Dataset<Row> drawn = ClusteredEvents.draw(spark, first, end, components, in);
    return drawn
        .withColumn("place", vector_to_array(drawn.col("features"), "float64"))
        .selectExpr("place[0] AS x", "place[1] AS y", "strength");
  }

  private Dataset<Row> uneven() {
    long most = (long) (UNEVEN_SHARE * rows);
    return drawn(0, most, 1).unionAll(drawn(most, rows, partitions - 1));
  }

  private void fit(String shape, String folder, int iterations, double write) throws IOException {
    MixtureSettings settings =
        new MixtureSettings(components, MixtureSettings.DEFAULT_INIT, 1, 1, iterations, 0);
    long start = System.nanoTime();
    Dataset<Row> table = table(shape, folder);
    try (CachedEvents events = CachedEvents.load(table, COLUMNS, components)) {
      double load = seconds(start);
      List<Double> each = new ArrayList<>();
      start = System.nanoTime();
      MixtureFit fit =
          MixtureTraining.fit(
              events,
              PriorSpecification.defaults(MixtureFamily.DEFAULT),
              settings,
              null,
              iteration -> each.add(iteration.seconds()));
      double all = seconds(start);
      double before = all - each.stream().mapToDouble(Double::doubleValue).sum();
      each.sort(null);
      System.out.printf(
          Locale.ROOT,
          " %,d | %,d | %s | %.1f | %.1f | %.2f | %.1f | %.2f | %.2f | %.8e |%n",
          rows,
          table.rdd().getNumPartitions(),
          Double.isNaN(write) ? "-" : String.format(Locale.ROOT, "%.1f", write),
          load,
          before,
          each.get(each.size() / 2),
          all,
          heap.get() * 1e-9,
          peakResident() * 1e-9,
          fit.elbo()[fit.iterations()]);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) * 1e-9;
  }

  /** Keeps the most that is left in the heap after a collection: what was needed at that time. */
  private void watchHeap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, none) -> {
                CompositeData data = (CompositeData) notification.getUserData();
                long left =
                    GarbageCollectionNotificationInfo.from(data)
                        .getGcInfo()
                        .getMemoryUsageAfterGc()
                        .values()
                        .stream()
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
                heap.accumulateAndGet(left, Math::max);
              },
              null,
              null);
    }
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
