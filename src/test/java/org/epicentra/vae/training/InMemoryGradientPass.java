package org.epicentra.vae.training;

import java.util.List;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.VaeArchitecture;

/**
 * Minibatches of images held in this process, on the calling thread: as the tests take them. Sums
 * are taken per partition and merged in the order of the partitions, as on a cluster.
 */
public final class InMemoryGradientPass implements GradientPass {
  private final List<? extends BatchSource> partitions;
  private final PartitionPass pass;
  private final GradientSum total;
  private final GradientSum partial;

  /**
   * @param partitions whose rows together are numbered from 0 on
   * @param blas the matrix products
   */
  public InMemoryGradientPass(
      VaeArchitecture architecture,
      TrainingSettings settings,
      List<? extends BatchSource> partitions,
      Blas blas) {
    this.partitions = List.copyOf(partitions);
    this.pass = new PartitionPass(architecture, settings, blas);
    this.total = new GradientSum(architecture.parameterCount());
    this.partial = partitions.size() > 1 ? new GradientSum(architecture.parameterCount()) : total;
  }

  @Override
  public GradientSum run(float[] weights, StepPlan plan) {
    total.clear();
    for (BatchSource partition : partitions) {
      partial.clear();
      pass.addGradient(weights, plan, partition, partial);
      if (partial != total) {
        total.merge(partial);
      }
    }
    return total;
  }
}
