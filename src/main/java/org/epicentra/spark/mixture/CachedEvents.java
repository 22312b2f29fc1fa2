package org.epicentra.spark.mixture;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.BadInputException;
import org.epicentra.catalog.ChunkCuts;
import org.epicentra.math.SumTree;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;

/**
 * The events of a table, checked, cut into blocks and kept in the executors' memory (on their disks
 * where memory does not suffice) for the passes of a fit. Close to release them.
 */
public final class CachedEvents implements AutoCloseable {
  /** Distinct locations are counted up to so many for each component: to tell how many may be. */
  private static final int LOCATIONS_PER_COMPONENT = 4;

  private final JavaRDD<PartitionItem> items;
  private final EventProfile profile;
  private final SparkDataPass pass;

  private CachedEvents(JavaRDD<PartitionItem> items, EventProfile profile) {
    this.items = items;
    this.profile = profile;
    this.pass = new SparkDataPass(items);
  }

  /**
   * Reads the rows once, checks them, and caches their events in canonical chunks: whatever sums
   * over them has the same bits for any partitions, order and distribution of the rows.
   *
   * <p>There are as many partitions as cores where Spark runs in this JVM alone. On a cluster,
   * whose cores may come and go, there are as many as the table has, if that is more; but none
   * without a chunk.
   *
   * @param components the number of distinct locations that are needed, {@code >= 1}: as many as
   *     the components K whose centres are to be drawn from the events, 1 where centres are given
   * @throws BadInputException when there are no rows; a location is null, not finite or beyond
   *     1e30; a strength is negative, fractional or not finite; a weight is null or not above 0;
   *     the weights or the weighted strengths sum to more than 1e100; or there are fewer distinct
   *     locations than components. The message counts the rows at fault and names the first five of
   *     each kind
   */
  public static CachedEvents load(Dataset<Row> rows, EventColumns columns, int components) {
    SparkContext context = rows.sparkSession().sparkContext();
    int cores = context.defaultParallelism();
    boolean local = context.isLocal();
    return load(
        rows,
        columns,
        components,
        (read, chunks) -> Math.min(chunks, local ? cores : Math.max(cores, read)));
  }

  /**
   * Reads the rows into a given number of partitions; otherwise as {@link #load(Dataset,
   * EventColumns, int)}.
   *
   * @param partitions {@code >= 1}; some are empty where there are fewer chunks
   */
  public static CachedEvents load(
      Dataset<Row> rows, EventColumns columns, int components, int partitions) {
    return load(rows, columns, components, (read, chunks) -> partitions);
  }

  private static CachedEvents load(
      Dataset<Row> rows, EventColumns columns, int components, Partitions partitions) {
    EventSelection selection = new EventSelection(rows.schema(), columns);
    int dimension = selection.dimension(rows);
    JavaRDD<EventBatch> batches =
        EventScan.batches(rows, selection, dimension).persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<PartitionItem> items = null;
    boolean loaded = false;
    try {
      RowReport report = EventScan.check(batches, dimension, columns);
      ChunkCuts cuts = ChunkShuffle.cut(batches, report);
      int number = partitions.number(batches.getNumPartitions(), cuts.chunks());
      items =
          ChunkShuffle.chunks(batches, cuts, number, distinctLimit(components))
              .setName("Epicentra: events")
              .persist(StorageLevel.MEMORY_AND_DISK());
      EventProfile profile = profile(items);
      requireSame(report.rows(), profile.rows());
      requireDistinct(profile, components);
      loaded = true;
      return new CachedEvents(items, profile);
    } finally {
      batches.unpersist(false);
      if (!loaded && items != null) { // also after Spark's exceptions: checked, but not declared
        items.unpersist(false);
      }
    }
  }

  /** No more than the most components there can be, which bounds what each partition reports. */
  private static int distinctLimit(int components) {
    long limit = (long) LOCATIONS_PER_COMPONENT * components;
    return (int) Math.min(limit, Math.max(components, MixtureSettings.MAX_COMPONENTS));
  }

  /**
   * Moments and counts of all events; distinct locations are counted up to four for each component
   * that they were loaded for.
   */
  public EventProfile profile() {
    return profile;
  }

  /**
   * A uniform sample of the events, the same whatever the partitioning; see {@link EventSampling}.
   *
   * @param size the most distinct events to return, {@code >= 1}; all events when there are fewer
   */
  public EventSample sample(long seed, int size) {
    return EventSampling.draw(items, profile, seed, size);
  }

  /** The passes over these events; valid until {@link #close}. */
  public SparkDataPass pass() {
    return pass;
  }

  /** The settings of the session's file systems. */
  public Configuration hadoop() {
    return items.context().hadoopConfiguration();
  }

  JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(items.context());
  }

  @Override
  public void close() {
    items.unpersist(false);
  }

  private static EventProfile profile(JavaRDD<PartitionItem> items) {
    List<SumTree<EventProfile>> parts =
        items
            .filter(PartitionItem.Report.class::isInstance)
            .map(item -> ((PartitionItem.Report) item).profiles())
            .collect();
    return SumTree.total(parts, EventProfile::merged);
  }

  /** A table that gives other rows each time it is read would lose some or have some twice. */
  private static void requireSame(long read, long kept) {
    if (read != kept) {
      throw new BadInputException(
          "The table gave %d events, and %d when it was read again: it changes while it is read."
                  .formatted(read, kept)
              + " Write it to a file first.");
    }
  }

  private static void requireDistinct(EventProfile profile, int components) {
    if (profile.distinctLocations() < components) {
      throw new BadInputException(
          "There are "
              + profile.distinctLocations()
              + " distinct locations for "
              + components
              + " components; ask for at most "
              + profile.distinctLocations()
              + " components.");
    }
  }

  /** Chooses the number of partitions. */
  @FunctionalInterface
  private interface Partitions {
    /**
     * @param read of the table
     * @param chunks of which a partition has one at least
     */
    int number(int read, int chunks);
  }
}
