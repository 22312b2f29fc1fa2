package org.epicentra.spark.vae;

import org.apache.spark.broadcast.Broadcast;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.training.LossPass;
import org.epicentra.vae.training.PartitionPass;

/** The loss over all cached images. */
public final class SparkLossPass implements LossPass {
  private final CachedImages images;
  private final PassSpec spec;

  SparkLossPass(CachedImages images, PassSpec spec) {
    this.images = images;
    this.spec = spec;
  }

  @Override
  public LossSum run(float[] weights) {
    PassSpec own = spec;
    try (SentWeights sent = new SentWeights(images.context(), weights)) {
      Broadcast<FlatFloats> values = sent.broadcast();
      LossSum total = new LossSum();
      images
          .sums(
              () -> {
                PartitionPass pass = PassScratch.of(own).pass();
                return shard -> {
                  LossSum sum = new LossSum();
                  pass.addLosses(values.value().values(), shard, sum);
                  return sum;
                };
              })
          .forEach(total::merge);
      return total;
    }
  }
}
