package org.epicentra.spark;

import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.package$;
import org.apache.spark.sql.SparkSession;
import org.epicentra.storage.PosixLocalFileSystem;

/** The Spark session of a command. */
public final class SparkSessions {
  /** The most tasks that list folders; by default one for each, however few cores there are. */
  private static final String LISTING_TASKS =
      "spark.sql.sources.parallelPartitionDiscovery.parallelism";

  /** What Spark has before a setting of Hadoop. */
  private static final String SPARK_HADOOP = "spark.hadoop.";

  private SparkSessions() {}

  /**
   * The running session, or a new one: on {@code local[*]} if no master is given, with times in
   * UTC. A local session starts no web interface and shows no console progress unless the
   * configuration asks for them.
   *
   * @param applicationName the name that the cluster shows
   */
  public static SparkSession create(String applicationName) {
    if (SparkSession.getDefaultSession().isDefined()) {
      return SparkSession.getDefaultSession().get();
    }
    SparkConf conf = new SparkConf();
    if (!conf.contains("spark.app.name") || !inClusterMode()) {
      conf.setAppName(applicationName);
    }
    conf.setIfMissing("spark.master", "local[*]");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.ui.showConsoleProgress", "false");
      // A task that runs out of memory fails its job, with a message, and does not end the process.
      conf.setIfMissing("spark.executor.killOnFatalError.depth", "0");
      // ICU's tables of letters take a second to load; Java's do, in this process's locale.
      conf.setIfMissing("spark.sql.icu.caseMappings.enabled", "false");
      Configuration files = SparkHadoopUtil.get().newConfiguration(conf);
      PosixLocalFileSystem.use(files);
      String local = files.get(PosixLocalFileSystem.SETTING);
      if (local != null) {
        conf.set(SPARK_HADOOP + PosixLocalFileSystem.SETTING, local);
      }
    } else { // a task that fails there may be the sign of a faulty machine
      Configurator.setLevel("org.apache.spark.scheduler.TaskSetManager", Level.WARN);
    }
    conf.set("spark.sql.session.timeZone", "UTC");
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    if (session.sparkContext().isLocal() && !conf.contains(LISTING_TASKS)) {
      session.conf().set(LISTING_TASKS, session.sparkContext().defaultParallelism());
    }
    return session;
  }

  /**
   * The settings of file systems for a command that needs no session. A driver on a cluster starts
   * a session all the same, since some masters treat its absence as a failure.
   *
   * @param applicationName the name that the cluster shows
   */
  public static Configuration hadoopWithoutSession(String applicationName) {
    if (inClusterMode()) {
      return create(applicationName).sparkContext().hadoopConfiguration();
    }
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    PosixLocalFileSystem.use(hadoop);
    return hadoop;
  }

  /** The version of the Spark on the class path. */
  public static String sparkVersion() {
    return package$.MODULE$.SPARK_VERSION();
  }

  /** Whether {@code spark-submit} runs the driver on the cluster. */
  public static boolean inClusterMode() {
    return "cluster".equals(new SparkConf().get("spark.submit.deployMode", "client"));
  }

  /** Turns logging off, before a session is stopped in the middle of its work. */
  public static void silence() {
    Configurator.setAllLevels("", Level.OFF); // also loggers that have a level of their own
  }

  /** Stops the running session, if there is one. */
  public static void stop() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
  }

  /** Does some work while a setting of SQL has another value: an analysis keeps what it found. */
  public static <T> T with(SparkSession spark, String setting, String value, Supplier<T> work) {
    String before = spark.conf().get(setting);
    spark.conf().set(setting, value);
    try {
      return work.get();
    } finally {
      spark.conf().set(setting, before);
    }
  }
}
