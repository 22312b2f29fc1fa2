package org.epicentra.vae.training;

import java.util.List;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.VaeArchitecture;

/** The loss of images held in this process, on the calling thread. */
public final class InMemoryLossPass implements LossPass {
  private final List<? extends BatchSource> partitions;
  private final PartitionPass pass;

  /**
   * @param partitions whose sums are merged in this order
   * @param blas the matrix products
   */
  public InMemoryLossPass(
      VaeArchitecture architecture,
      TrainingSettings settings,
      List<? extends BatchSource> partitions,
      Blas blas) {
    this.partitions = List.copyOf(partitions);
    this.pass = new PartitionPass(architecture, settings, blas);
  }

  @Override
  public LossSum run(float[] weights) {
    LossSum total = new LossSum();
    for (BatchSource partition : partitions) {
      LossSum partial = new LossSum();
      pass.addLosses(weights, partition, partial);
      total.merge(partial);
    }
    return total;
  }
}
