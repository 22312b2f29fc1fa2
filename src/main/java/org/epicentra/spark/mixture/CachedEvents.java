package org.epicentra.spark.mixture;

import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;

/**
 * The events of a table, checked, cut into blocks and kept in the executors' memory (on their disks
 * where memory does not suffice) for the passes of a fit. Close to release them.
 */
public final class CachedEvents implements AutoCloseable {
  /** Above this many partitions per core of one machine, the time goes into starting tasks. */
  private static final int PARTITIONS_PER_CORE = 4;

  /** Sums of weights, and of strengths times weights, up to here leave room for all others. */
  private static final double LARGEST_SUM = 1e100;

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
   * Reads the rows once, checks them, and caches their events.
   *
   * <p>A table in fewer partitions than there are cores is spread over all of them. One in very
   * many is coalesced where Spark runs in this JVM alone; on a cluster, whose cores may come and
   * go, its partitions stay as they are.
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
    int most = context.isLocal() ? PARTITIONS_PER_CORE * cores : Integer.MAX_VALUE;
    return load(rows, columns, components, new PartitionRange(cores, most));
  }

  /**
   * Reads the rows into a given number of partitions; otherwise as {@link #load(Dataset,
   * EventColumns, int)}.
   *
   * @param partitions {@code >= 1}
   */
  public static CachedEvents load(
      Dataset<Row> rows, EventColumns columns, int components, int partitions) {
    return load(rows, columns, components, new PartitionRange(partitions, partitions));
  }

  private static CachedEvents load(
      Dataset<Row> rows, EventColumns columns, int components, PartitionRange range) {
    EventSelection selection = new EventSelection(rows.schema(), columns);
    int dimension = selection.dimension(rows);
    int limit = distinctLimit(components);
    JavaRDD<PartitionItem> items =
        BroadcastLineage.of(
                range
                    .partitioned(rows.select(selection.all(dimension)))
                    .mapPartitions(r -> new PartitionLoader(r, dimension, limit, true)))
            .setName("Epicentra: events")
            .persist(StorageLevel.MEMORY_AND_DISK());
    boolean loaded = false;
    try {
      EventProfile profile = checked(items, columns);
      requireDistinct(profile, components);
      loaded = true;
      return new CachedEvents(items, profile);
    } catch (BadInputException e) {
      check(rows, columns); // so that the rows named are the first in the table's own order
      throw e;
    } finally {
      if (!loaded) { // also after Spark's exceptions, which are checked but not declared
        items.unpersist(false);
      }
    }
  }

  /**
   * Checks the rows as {@link #load} does, without keeping anything.
   *
   * @return the events' moments
   * @throws BadInputException as {@link #load}, but for the number of distinct locations
   */
  public static EventProfile check(Dataset<Row> rows, EventColumns columns) {
    EventSelection selection = new EventSelection(rows.schema(), columns);
    int dimension = selection.dimension(rows);
    return checked(
        internal(rows.select(selection.all(dimension)))
            .mapPartitions(r -> new PartitionLoader(r, dimension, 1, false)),
        columns);
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

  private static EventProfile checked(JavaRDD<PartitionItem> items, EventColumns columns) {
    List<PartitionItem> reports = items.filter(PartitionItem.Report.class::isInstance).collect();
    EventProfile profile = null;
    RejectedEvents rejected = new RejectedEvents();
    long rows = 0;
    for (PartitionItem item : reports) {
      PartitionItem.Report report = (PartitionItem.Report) item;
      rows += report.rows();
      rejected.merge(report.rejected());
      if (profile == null) {
        profile = report.profile();
      } else {
        profile.merge(report.profile());
      }
    }
    if (rows == 0) {
      throw new BadInputException("There are no events: the table has no rows.");
    }
    if (!rejected.isEmpty()) {
      throw rejected.asException(rows, columns);
    }
    requireSum("weights", columns.weight(), profile.weightSum(), rows, columns);
    requireSum("strengths", columns.strength(), profile.strengthSum(), rows, columns);
    return profile;
  }

  private static void requireSum(
      String what, String column, double sum, long rows, EventColumns columns) {
    if (!(sum <= LARGEST_SUM)) {
      throw new BadInputException(
          "The %s of %d events (%s) sum to %s; the sum must be %s or less. Divide them by a constant."
              .formatted(what, rows, columns.label(column), sum, LARGEST_SUM));
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

  /** How many partitions there may be; both ends belong to it. */
  private record PartitionRange(int fewest, int most) {
    JavaRDD<InternalRow> partitioned(Dataset<Row> rows) {
      JavaRDD<InternalRow> internal = internal(rows);
      int partitions = internal.getNumPartitions();
      if (partitions < fewest) {
        return internal(inOrder(rows.repartition(fewest)));
      }
      return partitions > most ? internal.coalesce(most) : internal;
    }
  }

  /**
   * Rows that a shuffle delivers as they arrive, put in an order of their own, without which sums
   * would round in another way each time.
   */
  private static Dataset<Row> inOrder(Dataset<Row> rows) {
    String[] names = new String[rows.columns().length];
    Arrays.setAll(names, i -> "c" + i);
    Dataset<Row> renamed = rows.toDF(names);
    Column[] values = new Column[names.length - 1]; // all but the id, which the events do not keep
    Arrays.setAll(values, i -> renamed.col(names[i]));
    return renamed.sortWithinPartitions(values);
  }

  /** Spark's own rows: read in place, no object per value. */
  private static JavaRDD<InternalRow> internal(Dataset<Row> rows) {
    return rows.queryExecution().toRdd().toJavaRDD();
  }
}
