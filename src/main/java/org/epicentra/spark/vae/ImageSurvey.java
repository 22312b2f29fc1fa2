package org.epicentra.spark.vae;

import org.apache.spark.broadcast.Broadcast;
import org.epicentra.BadInputException;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.SurveyPass;
import org.epicentra.vae.evaluation.SurveyPlan;
import org.epicentra.vae.evaluation.SurveySum;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;

/** A survey of images under a network; see {@link VaeEvaluation} on standardised numbers. */
public final class ImageSurvey {
  private ImageSurvey() {}

  /**
   * Surveys all images. Neither the sums nor the rows of the sample depend on the partitions.
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
          .sums(
              () -> {
                SurveyPass pass = new SurveyPass(architecture, settings, plan);
                return shard -> {
                  SurveySum sum = new SurveySum(plan.numbers().length);
                  pass.add(values.value().values(), shard, sum);
                  return sum;
                };
              })
          .forEach(total::merge);
      total.shift(weights.logJacobian());
      return total;
    }
  }
}
