package org.epicentra.spark;

import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The one Spark session that all integration tests of a test JVM share: two local cores, tasks
 * retried as on a cluster, no UI.
 */
public final class LocalSpark {
  private LocalSpark() {}

  /** The session, started at the first call and stopped when the JVM ends. Never stop it. */
  public static SparkSession session() {
    return Holder.SESSION;
  }

  /**
   * The tables that Spark keeps now. A test that checks for leaks compares the tables themselves
   * and not their number, which falls whenever Spark cleans up after another test.
   */
  public static Set<Integer> cachedTables() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session().sparkContext());
    return Set.copyOf(context.getPersistentRDDs().keySet());
  }

  private static final class Holder {
    static final SparkSession SESSION =
        SparkSession.builder()
            .appName("epicentra-tests")
            .master("local[2,4]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .config("spark.sql.legacy.parquet.nanosAsLong", "true")
            .config("spark.sql.warehouse.dir", "target/spark-warehouse")
            .getOrCreate();
  }
}
