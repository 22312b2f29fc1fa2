package org.epicentra.spark.vae;

import java.io.Serializable;
import java.util.UUID;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.PartitionImages;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** The task of a {@link LocalEpochPass}: the shards of one partition in an epoch. */
final class EpochTask extends AbstractFunction1<Iterator<ImageBlock>, Iterator<Object>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final UUID epoch;
  private final PassSpec spec;

  EpochTask(UUID epoch, PassSpec spec) {
    this.epoch = epoch;
    this.spec = spec;
  }

  @Override
  public Iterator<Object> apply(Iterator<ImageBlock> part) {
    TaskContext task = TaskContext.get();
    PartitionImages images = new PartitionImages(CollectionConverters.asJava(part));
    LocalEpochPass.epoch(epoch)
        .work(task.partitionId(), images, PassScratch.of(spec).pass(), () -> stopIfKilled(task));
    return scala.collection.Iterator$.MODULE$.empty();
  }

  private static void stopIfKilled(TaskContext task) {
    if (task.isInterrupted()) {
      throw new TaskKilledException();
    }
  }
}
