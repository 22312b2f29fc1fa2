package org.epicentra.spark.vae;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.epicentra.exchange.GroupKey;
import org.epicentra.exchange.Limits;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.PartitionImages;
import org.epicentra.vae.training.EpochResult;
import org.epicentra.vae.training.SharedEpoch;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** The task of an {@link AllReducePass}: the shards of one partition in an epoch. */
final class AllReduceTask
    extends AbstractFunction1<
        scala.collection.Iterator<ImageBlock>, scala.collection.Iterator<EpochResult.Share>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What all tasks of an epoch are told.
   *
   * @param epoch a name
   * @param start the state before it
   * @param key by which its executors know each other
   * @param limits of their waiting
   */
  record Work(UUID epoch, SentState.Received start, GroupKey key, Limits limits)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final Work work;

  AllReduceTask(Work work) {
    this.work = work;
  }

  @Override
  public scala.collection.Iterator<EpochResult.Share> apply(
      scala.collection.Iterator<ImageBlock> part) {
    BarrierTaskContext task = BarrierTaskContext.get();
    PartitionImages images = new PartitionImages(CollectionConverters.asJava(part));
    return CollectionConverters.asScala(shares(task, images));
  }

  /** That of the executor, from its first task alone. */
  private Iterator<EpochResult.Share> shares(BarrierTaskContext task, PartitionImages images) {
    Runnable check = () -> stopIfKilled(task);
    EpochProcess.Attempt attempt =
        new EpochProcess.Attempt(work.epoch(), task.stageId(), task.stageAttemptNumber());
    try (EpochProcess process = EpochProcess.enter(attempt)) {
      String[] cards = BarrierGather.all(task, process.card(), check);
      SharedEpoch epoch = process.meet(cards, work, check);
      epoch.work(task.partitionId(), images, PassScratch.of(work.start().spec()).pass(), check);
      EpochResult.Share share = epoch.share();
      return process.isFirst(task.partitionId(), cards)
          ? List.of(share).iterator()
          : List.<EpochResult.Share>of().iterator();
    }
  }

  private static void stopIfKilled(TaskContext task) {
    if (task.isInterrupted()) {
      throw new TaskKilledException();
    }
  }
}
