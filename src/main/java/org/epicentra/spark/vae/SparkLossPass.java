package org.epicentra.spark.vae;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.epicentra.spark.images.ImageBlock;
import org.epicentra.spark.images.PartitionImages;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.training.LossPass;

/** The loss over all cached images; partitions are merged in their order. */
public final class SparkLossPass implements LossPass {
  private final JavaRDD<ImageBlock> blocks;
  private final PassSpec spec;

  SparkLossPass(JavaRDD<ImageBlock> blocks, PassSpec spec) {
    this.blocks = blocks;
    this.spec = spec;
  }

  @Override
  public LossSum run(float[] weights) {
    PassSpec own = spec;
    try (SentWeights sent = new SentWeights(blocks.context(), weights)) {
      Broadcast<FlatFloats> values = sent.broadcast();
      LossSum total = new LossSum();
      blocks
          .mapPartitions(
              part -> {
                LossSum sum = new LossSum();
                PartitionImages images = new PartitionImages(part);
                PassScratch.of(own).pass().addLosses(values.value().values(), images, sum);
                return List.of(sum).iterator();
              })
          .collect()
          .forEach(total::merge);
      return total;
    }
  }
}
