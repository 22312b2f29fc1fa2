package org.epicentra.spark.vae;

import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.training.GradientPass;
import org.epicentra.vae.training.StepPlan;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * A minibatch as one Spark job: the weights are broadcast, each partition sums the gradient over
 * its rows of the minibatch in one task, and the driver merges the sums in the order of the
 * partitions. So the same partitions give the same bits, whichever tasks are retried.
 */
public final class SparkGradientPass implements GradientPass {
  private static final ClassTag<GradientSum> RESULT = ClassTag$.MODULE$.apply(GradientSum.class);

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
      GradientSum[] sums = (GradientSum[]) context.runJob(blocks.rdd(), task, RESULT);
      for (int partition = 1; partition < sums.length; partition++) {
        sums[0].merge(sums[partition]);
      }
      return sums[0];
    }
  }
}
