package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.weights.WeightType;

/**
 * The fixed quantities of the model; units are those of the coordinates.
 *
 * @param pi the fixed weights; null where they are learned
 * @param concentration of the prior of learned weights; null where they are fixed
 * @param tau one over the variance of a location about its centre on an axis: given for a fixed
 *     covariance, expected for the others
 * @param scaleKm 1/sqrt(tau), which a learned width is expected to be before there are events; null
 *     for a fixed covariance
 * @param nu prior mean of the centres
 * @param rho prior precision of the centres
 * @param alpha prior shape of the rates
 * @param beta prior rate of the rates
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriorSummary(
    double[] pi,
    Double concentration,
    double tau,
    Double scaleKm,
    double[] nu,
    double rho,
    double alpha,
    double beta) {

  static PriorSummary of(MixturePrior prior) {
    boolean fixed = prior.weights().type() == WeightType.FIXED;
    return new PriorSummary(
        fixed ? prior.pi() : null,
        fixed ? null : prior.weights().concentration(),
        prior.tau(),
        prior.locations().isGivenWidth() ? null : 1 / Math.sqrt(prior.tau()),
        prior.nu(),
        prior.rho(),
        prior.alpha(),
        prior.beta());
  }
}
