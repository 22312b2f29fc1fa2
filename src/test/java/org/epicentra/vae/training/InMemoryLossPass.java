package org.epicentra.vae.training;

import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.VaeArchitecture;

/** The loss of images held in this process, on the calling thread. */
public final class InMemoryLossPass implements LossPass {
  private final BatchSource images;
  private final PartitionPass pass;

  /**
   * @param images numbered from 0 on
   * @param blas the matrix products
   */
  public InMemoryLossPass(
      VaeArchitecture architecture, TrainingSettings settings, BatchSource images, Blas blas) {
    this.images = images;
    this.pass = new PartitionPass(architecture, settings, blas);
  }

  @Override
  public LossSum run(float[] weights) {
    LossSum total = new LossSum();
    Shards shards = Shards.forSums(images.rows());
    for (int shard = 0; shard < shards.count(); shard++) {
      LossSum partial = new LossSum();
      pass.addLosses(weights, shards.of(shard, images), partial);
      total.merge(partial);
    }
    return total;
  }
}
