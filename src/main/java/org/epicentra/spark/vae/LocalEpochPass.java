package org.epicentra.spark.vae;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.vae.training.EpochPass;
import org.epicentra.vae.training.EpochResult;
import org.epicentra.vae.training.SharedEpoch;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingState;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * An epoch as one Spark job with a local master: the tasks of a barrier stage, which Spark starts
 * together, run in this JVM and share the weights. Nothing is sent, so a minibatch costs little
 * more than its arithmetic. It is tried as often as the master {@code local[N,F]} allows a task to
 * fail.
 */
final class LocalEpochPass implements EpochPass {
  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|\\d+)(?:,\\s*(\\d+))?])?");
  private static final ClassTag<Object> DONE = ClassTag$.MODULE$.apply(Object.class);
  private static final Map<UUID, SharedEpoch> RUNNING = new ConcurrentHashMap<>();

  private final JavaRDD<ImageBlock> blocks;
  private final PassSpec spec;

  /**
   * @param blocks of images, for which {@link #canRun} is true
   */
  LocalEpochPass(JavaRDD<ImageBlock> blocks, PassSpec spec) {
    this.blocks = blocks;
    this.spec = spec;
  }

  /** Whether all partitions can be processed at the same time in this JVM. */
  static boolean canRun(JavaRDD<ImageBlock> blocks) {
    SparkContext context = blocks.context();
    Matcher local = LOCAL.matcher(context.master());
    if (!local.matches()) {
      return false;
    }
    int cores =
        "*".equals(local.group(1))
            ? Runtime.getRuntime().availableProcessors()
            : number(local.group(1));
    return blocks.getNumPartitions() <= cores / context.conf().getInt("spark.task.cpus", 1);
  }

  private static int number(String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  /** The epoch shared by the tasks of a running job. */
  static SharedEpoch epoch(UUID key) {
    return RUNNING.get(key);
  }

  @Override
  public EpochResult run(TrainingState start, TrainingListener listener) {
    Matcher local = LOCAL.matcher(blocks.context().master());
    int tries = local.matches() ? number(local.group(2)) : 1;
    return new EpochTries(blocks.context(), tries)
        .run(() -> over(start, listener), e -> false)
        .result();
  }

  /** An epoch that has gone through the tasks of one job. */
  private SharedEpoch over(TrainingState start, TrainingListener listener) {
    SharedEpoch epoch = new SharedEpoch(start, blocks.getNumPartitions(), listener);
    UUID key = UUID.randomUUID();
    RUNNING.put(key, epoch);
    try {
      blocks.rdd().barrier().mapPartitions(new EpochTask(key, spec), false, DONE).count();
    } finally {
      RUNNING.remove(key);
    }
    return epoch;
  }
}
