package org.epicentra.vae.training;

import java.util.List;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.VaeArchitecture;

/**
 * Minibatches of images held in this process, on the calling thread: as the tests take them. Each
 * partition adds up its shards, as a task of a cluster does.
 */
public final class InMemoryGradientPass implements GradientPass {
  private final List<? extends BatchSource> partitions;
  private final PartitionPass pass;

  /**
   * @param partitions of whole shards, see {@link Shards#first}
   * @param blas the matrix products
   */
  public InMemoryGradientPass(
      VaeArchitecture architecture,
      TrainingSettings settings,
      List<? extends BatchSource> partitions,
      Blas blas) {
    this.partitions = List.copyOf(partitions);
    this.pass = new PartitionPass(architecture, settings, blas);
  }

  @Override
  public GradientSum run(float[] weights, StepPlan plan) {
    Shards shards = plan.shards();
    ShardSums all = new ShardSums(shards.count(), 0);
    for (int task = 0; task < partitions.size(); task++) {
      ShardSums own = new ShardSums(shards.count(), shards.first(task, partitions.size()));
      int end = shards.first(task + 1, partitions.size());
      pass.addGradients(weights, plan, partitions.get(task), own, end);
      all.add(own);
    }
    return all.total();
  }
}
