package org.epicentra.spark.vae;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.training.GradientPass;
import org.epicentra.vae.training.ShardSums;
import org.epicentra.vae.training.StepPlan;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * A minibatch as one Spark job: the weights are broadcast, each task sums the gradient over the
 * shards of its partition, and the driver adds up the sums of all tasks. The bits do not depend on
 * the partitions, nor on which tasks are retried.
 */
public final class SparkGradientPass implements GradientPass {
  private static final ClassTag<ShardSums> RESULT = ClassTag$.MODULE$.apply(ShardSums.class);

  private final JavaRDD<ImageBlock> blocks;
  private final PassSpec spec;

  SparkGradientPass(JavaRDD<ImageBlock> blocks, PassSpec spec) {
    this.blocks = blocks;
    this.spec = spec;
  }

  @Override
  public GradientSum run(float[] weights, StepPlan plan) {
    SparkContext context = blocks.context();
    try (SentWeights sent = new SentWeights(context, weights)) {
      GradientTask task = new GradientTask(sent.broadcast(), spec, plan);
      ShardSums all = new ShardSums(plan.shards().count(), 0);
      for (ShardSums sums : (ShardSums[]) context.runJob(blocks.rdd(), task, RESULT)) {
        all.add(sums);
      }
      return all.total();
    }
  }
}
