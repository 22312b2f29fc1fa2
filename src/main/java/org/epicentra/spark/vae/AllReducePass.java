package org.epicentra.spark.vae;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.exchange.ExchangeException;
import org.epicentra.exchange.GroupKey;
import org.epicentra.exchange.Limits;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.vae.training.EpochPass;
import org.epicentra.vae.training.EpochResult;
import org.epicentra.vae.training.StepPlan;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * An epoch as one Spark job on a cluster: the tasks of a barrier stage, which Spark starts
 * together, keep the weights and exchange gradients directly between their executors. It is tried
 * as often as a task may fail. Where executors cannot exchange at all, this and all later epochs
 * may be run in another way.
 */
final class AllReducePass implements EpochPass {
  private static final Logger LOG = LoggerFactory.getLogger(AllReducePass.class);
  private static final ClassTag<EpochResult.Share> SHARE =
      ClassTag$.MODULE$.apply(EpochResult.Share.class);

  /** How Spark names a barrier stage that has more tasks than the cluster has cores. */
  private static final String NO_ROOM = "SPARK-24819";

  /** What the reason of a failed stage says where executors cannot connect with each other. */
  private static final Pattern NO_CONNECTION =
      Pattern.compile(Pattern.quote(ExchangeException.NO_CONNECTION) + "[^;\n]*");

  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration MEETING = Duration.ofSeconds(60);

  private final JavaRDD<ImageBlock> blocks;
  private final PassSpec spec;
  private final Supplier<EpochPass> otherwise;
  private EpochPass instead;

  /** Executors that have met before can reach each other: one that does not come is lost. */
  private boolean haveMet;

  /**
   * Where executors cannot exchange, an epoch ends with a {@link BadInputException}.
   *
   * @param blocks of images, for which all tasks can run at the same time
   */
  AllReducePass(JavaRDD<ImageBlock> blocks, PassSpec spec) {
    this(blocks, spec, null);
  }

  /**
   * @param otherwise asked once, when executors cannot exchange, for another way to run epochs
   */
  AllReducePass(JavaRDD<ImageBlock> blocks, PassSpec spec, Supplier<EpochPass> otherwise) {
    this.blocks = blocks;
    this.spec = spec;
    this.otherwise = otherwise;
  }

  /** Executors that are silent are lost to each other as soon as they are to Spark. */
  private static Limits limits(SparkConf conf) {
    Duration silence = Duration.ofSeconds(conf.getTimeAsSeconds("spark.network.timeout", "120s"));
    Duration meeting = silence.compareTo(MEETING) < 0 ? silence : MEETING;
    return new Limits(meeting, HANDSHAKE, silence);
  }

  /** That executors cannot exchange; the message says why. */
  private static final class NoExchangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String advice;
    private final boolean isFinal;

    /**
     * @param advice to those who chose this way
     * @param isFinal whether it is no use to try again
     */
    NoExchangeException(String message, String advice, boolean isFinal, Exception cause) {
      super(message, cause);
      this.advice = advice;
      this.isFinal = isFinal;
    }
  }

  @Override
  public EpochResult run(TrainingState start, TrainingListener listener) {
    if (instead == null) {
      try {
        return exchanged(start, listener);
      } catch (NoExchangeException e) {
        if (otherwise == null) {
          throw new BadInputException(e.getMessage() + " " + e.advice, e);
        }
        LOG.warn(
            "{} From now on each minibatch is a Spark job, which is slower; the weights are the"
                + " same.",
            e.getMessage());
        instead = otherwise.get();
      }
    }
    return instead.run(start, listener);
  }

  private EpochResult exchanged(TrainingState start, TrainingListener listener) {
    EpochTries tries =
        new EpochTries(
            blocks.context(), blocks.context().conf().getInt("spark.task.maxFailures", 4));
    try (SentState sent = new SentState(blocks.context(), start)) {
      EpochResult.Share[] shares =
          tries.run(
              () -> shares(sent), e -> e instanceof NoExchangeException known && known.isFinal);
      haveMet = true;
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
      requireExchange(e);
      throw e;
    }
  }

  private void requireExchange(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    String otherWay = Setting.named("sync") + " job.";
    if (message.contains(NO_ROOM)) { // after Spark has waited for executors in vain
      throw new NoExchangeException(
          "The cluster has lost executors, and no longer has room for %d tasks at the same time, one for each partition of the images."
              .formatted(blocks.getNumPartitions()),
          "Resume from a checkpoint with " + otherWay,
          true,
          failure);
    }
    Matcher unreachable = NO_CONNECTION.matcher(message);
    if (unreachable.find()) {
      throw new NoExchangeException(
          "The executors cannot reach each other: " + unreachable.group() + ".",
          "Open the ports between executors, or train with " + otherWay,
          !haveMet,
          failure);
    }
  }
}
