package org.epicentra.spark.vae;

import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.PartitionImages;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.training.ShardSums;
import org.epicentra.vae.training.StepPlan;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction2;

/**
 * The task of a minibatch: gradient and loss over the shards that are in one partition. A class and
 * not a lambda, since Spark inspects the byte code of lambdas anew for each job, which takes longer
 * than a small minibatch.
 */
final class GradientTask extends AbstractFunction2<TaskContext, Iterator<ImageBlock>, ShardSums>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<FlatFloats> weights;
  private final PassSpec spec;
  private final StepPlan plan;

  GradientTask(Broadcast<FlatFloats> weights, PassSpec spec, StepPlan plan) {
    this.weights = weights;
    this.spec = spec;
    this.plan = plan;
  }

  @Override
  public ShardSums apply(TaskContext task, Iterator<ImageBlock> part) {
    int first = plan.shards().first(task.partitionId(), task.numPartitions());
    int end = plan.shards().first(task.partitionId() + 1, task.numPartitions());
    PassScratch scratch = PassScratch.of(spec);
    ShardSums sums = scratch.clearedSums(first);
    PartitionImages images = new PartitionImages(CollectionConverters.asJava(part));
    scratch.pass().addGradients(weights.value().values(), plan, images, sums, end);
    return sums;
  }
}
