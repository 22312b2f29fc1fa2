package org.epicentra.spark.vae;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.epicentra.BadInputException;
import org.epicentra.spark.images.PartitionImages;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.SurveyPass;
import org.epicentra.vae.evaluation.SurveyPlan;
import org.epicentra.vae.evaluation.SurveySum;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;

/** A survey of images under a network: one task per partition. */
public final class ImageSurvey {
  private ImageSurvey() {}

  /**
   * Surveys all images; sums are merged in the order of the partitions, and the rows of the sample
   * do not depend on them.
   *
   * @throws BadInputException when the size of the images is not that of the network
   */
  public static SurveySum of(
      CachedImages images, VaeWeights weights, EvaluationSettings settings, SurveyPlan plan) {
    VaeArchitecture architecture = weights.architecture();
    images.requireFit(architecture, settings.binarize());
    try (SentWeights sent = new SentWeights(images.context(), weights.values())) {
      Broadcast<FlatFloats> values = sent.broadcast();
      SurveySum total = new SurveySum(plan.numbers().length);
      images
          .blocks()
          .mapPartitions(
              part -> {
                SurveySum sum = new SurveySum(plan.numbers().length);
                new SurveyPass(architecture, settings, plan)
                    .add(values.value().values(), new PartitionImages(part), sum);
                return List.of(sum).iterator();
              })
          .collect()
          .forEach(total::merge);
      return total;
    }
  }
}
