package org.epicentra.spark.vae;

import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.spark.images.ImageBlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the tasks of a training add up their gradients. All ways give the same bits. */
public enum Synchronization {
  /**
   * The fastest that works: {@link #SHARED} with a local master that has a core for each partition;
   * {@link #ALLREDUCE} on a cluster that has one, unless executors may come and go, cannot reach
   * each other, or are to encrypt their connections; else {@link #JOB}.
   */
  AUTO,
  /** In the memory of one process: an epoch is one Spark job. */
  SHARED,
  /** Directly between the executors: an epoch is one Spark job. */
  ALLREDUCE,
  /** On the driver: a minibatch is one Spark job. */
  JOB;

  private static final Logger LOG = LoggerFactory.getLogger(Synchronization.class);

  /** The settings by which Spark encrypts the connections of executors, each in its own way. */
  private static final List<String> ENCRYPTION =
      List.of(
          "spark.network.crypto.enabled",
          "spark.authenticate.enableSaslEncryption",
          "spark.ssl.rpc.enabled");

  /** The name on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }

  /**
   * The way in which these blocks are trained on; never {@link #AUTO}.
   *
   * @throws BadInputException when this way does not work here
   */
  Synchronization of(JavaRDD<ImageBlock> blocks) {
    SparkContext context = blocks.context();
    int tasks = blocks.getNumPartitions();
    boolean isShared = LocalEpochPass.canRun(blocks);
    switch (this) {
      case AUTO -> {
        boolean exchanges =
            !context.isLocal()
                && !isDynamic(context)
                && !isEncrypted(context)
                && tasks <= slots(context);
        return isShared ? SHARED : exchanges ? ALLREDUCE : JOB;
      }
      case SHARED -> {
        if (!isShared) {
          throw refused(
              "a local master with a core for each of the %d partitions; the master is %s"
                  .formatted(tasks, context.master()));
        }
      }
      case ALLREDUCE -> {
        if (isDynamic(context)) {
          throw refused("a fixed number of executors: set spark.dynamicAllocation.enabled=false");
        }
        if (tasks > slots(context)) {
          throw refused(
              "%d tasks at the same time, one for each partition of the images; there is room for %d"
                  .formatted(tasks, slots(context)));
        }
        if (isEncrypted(context)) {
          LOG.warn(
              "Spark encrypts its connections here, but what executors exchange directly is not"
                  + " encrypted.");
        }
      }
      case JOB -> {}
    }
    return this;
  }

  private BadInputException refused(String needed) {
    return new BadInputException(
        "%s is %s, which needs %s. Or choose %s, which works everywhere."
            .formatted(Setting.named("sync"), this, needed, JOB));
  }

  private static int slots(SparkContext context) {
    return context.maxNumConcurrentTasks(context.resourceProfileManager().defaultResourceProfile());
  }

  private static boolean isDynamic(SparkContext context) {
    return context.conf().getBoolean("spark.dynamicAllocation.enabled", false);
  }

  private static boolean isEncrypted(SparkContext context) {
    return ENCRYPTION.stream().anyMatch(setting -> context.conf().getBoolean(setting, false));
  }
}
