package org.epicentra.spark.vae;

import org.apache.spark.broadcast.Broadcast;
import org.epicentra.BadInputException;
import org.epicentra.vae.evaluation.ActiveUnits;
import org.epicentra.vae.evaluation.EvaluationPass;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.EvaluationSum;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;

/**
 * The fit of a network to images: means per row, in nats. Of standardised numbers they are those of
 * the density of the numbers themselves.
 *
 * @param rows number of images
 * @param elbo the evidence lower bound: minus {@code reconstruction} and {@code kl}
 * @param reconstruction -E_q log p(x|z), estimated from draws
 * @param kl KL(q || p), in closed form
 * @param logLikelihood log p(x) by importance sampling; NaN without draws for it
 * @param logLikelihoodError its standard error over the images; NaN for fewer than two
 * @param units the variances of the posterior means
 * @param klTerms KL(q || p) of each coordinate of z
 */
public record VaeEvaluation(
    long rows,
    double elbo,
    double reconstruction,
    double kl,
    double logLikelihood,
    double logLikelihoodError,
    ActiveUnits units,
    double[] klTerms) {

  /**
   * Evaluates all images. The sums do not depend on the partitions.
   *
   * @throws BadInputException when the size of the images is not that of the network
   */
  public static VaeEvaluation of(
      CachedImages images, VaeWeights weights, EvaluationSettings settings) {
    VaeArchitecture architecture = weights.architecture();
    images.requireFit(architecture, settings.binarize());
    try (SentWeights sent = new SentWeights(images.context(), weights.values())) {
      Broadcast<FlatFloats> values = sent.broadcast();
      EvaluationSum total = new EvaluationSum(architecture.codes(), architecture.latent());
      images
          .sums(
              () -> {
                EvaluationPass pass = new EvaluationPass(architecture, settings);
                return shard -> {
                  EvaluationSum sum =
                      new EvaluationSum(architecture.codes(), architecture.latent());
                  pass.add(values.value().values(), shard, sum);
                  return sum;
                };
              })
          .forEach(total::merge);
      double jacobian = weights.logJacobian();
      return new VaeEvaluation(
          total.losses().rows(),
          jacobian - total.losses().loss(),
          total.losses().reconstruction() - jacobian,
          total.losses().kl(),
          settings.importanceSamples() > 0 ? total.logLikelihood().mean() + jacobian : Double.NaN,
          settings.importanceSamples() > 0 ? total.logLikelihood().standardError() : Double.NaN,
          total.units(),
          total.klTerms());
    }
  }

  /** Numbers of z in use, see {@link ActiveUnits}. */
  public int activeUnits() {
    return units.count();
  }
}
