package org.epicentra.spark.vae;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.exchange.GroupKey;
import org.epicentra.exchange.Limits;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.vae.training.EpochPass;
import org.epicentra.vae.training.EpochResult;
import org.epicentra.vae.training.StepPlan;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingState;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * An epoch as one Spark job on a cluster: the tasks of a barrier stage, which Spark starts
 * together, keep the weights and exchange gradients directly between their executors. It is tried
 * as often as a task may fail.
 */
final class AllReducePass implements EpochPass {
  private static final ClassTag<EpochResult.Share> SHARE =
      ClassTag$.MODULE$.apply(EpochResult.Share.class);

  /** How Spark names a barrier stage that has more tasks than the cluster has cores. */
  private static final String NO_ROOM = "SPARK-24819";

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration MEETING = Duration.ofSeconds(60);

  private final JavaRDD<ImageBlock> blocks;
  private final PassSpec spec;

  /**
   * @param blocks of images, for which all tasks can run at the same time
   */
  AllReducePass(JavaRDD<ImageBlock> blocks, PassSpec spec) {
    this.blocks = blocks;
    this.spec = spec;
  }

  /** Executors that are silent are lost to each other as soon as they are to Spark. */
  private static Limits limits(SparkConf conf) {
    Duration silence = Duration.ofSeconds(conf.getTimeAsSeconds("spark.network.timeout", "120s"));
    Duration meeting = silence.compareTo(MEETING) < 0 ? silence : MEETING;
    return new Limits(meeting, HANDSHAKE, silence);
  }

  @Override
  public EpochResult run(TrainingState start, TrainingListener listener) {
    EpochTries tries =
        new EpochTries(
            blocks.context(), blocks.context().conf().getInt("spark.task.maxFailures", 4));
    try (SentState sent = new SentState(blocks.context(), start)) {
      EpochResult.Share[] shares =
          tries.run(() -> shares(sent), BadInputException.class::isInstance);
      EpochResult result = EpochResult.of(start, Arrays.asList(shares));
      int steps = StepPlan.stepsPerEpoch(start.rows(), start.settings().batchSize());
      listener.stepFinished(start.epoch() + 1, steps);
      return result;
    }
  }

  /** What the executors return. */
  private EpochResult.Share[] shares(SentState sent) {
    AllReduceTask.Work work =
        new AllReduceTask.Work(
            UUID.randomUUID(),
            sent.received(spec),
            GroupKey.random(),
            limits(blocks.context().conf()));
    try {
      return (EpochResult.Share[])
          blocks.rdd().barrier().mapPartitions(new AllReduceTask(work), false, SHARE).collect();
    } catch (Exception e) { // Spark throws checked exceptions without declaring them
      if (hasNoRoom(e)) {
        throw new BadInputException(
            "The cluster has lost executors, and no longer has room for %d tasks at the same time, one for each partition of the images. Resume from a checkpoint with %s."
                .formatted(blocks.getNumPartitions(), Setting.named("sync") + " job"),
            e);
      }
      throw e;
    }
  }

  /** After Spark has waited for executors in vain. */
  private static boolean hasNoRoom(Exception failure) {
    return String.valueOf(failure.getMessage()).contains(NO_ROOM);
  }
}
