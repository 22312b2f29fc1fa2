package org.epicentra.job.mixture.choice;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.epicentra.distribution.PairedGain;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.spark.mixture.ModelScores;

/**
 * What is reported of a candidate, the best of its restarts.
 *
 * @param components K, with which it started
 * @param alive the components that it ended with
 * @param boundPerEvent its bound over the sum of the weights of the events that it was fitted to,
 *     nats
 * @param heldOut how it scores events that it was not fitted to; null where none are held out
 * @param iterations updates done
 * @param passes over the events, shared with the others
 * @param restart the best of its restarts, from 0
 * @param converged whether the tolerance was met
 * @param chosen whether it is the one that the model is made of
 */
public record CandidateSummary(
    int components,
    int alive,
    double boundPerEvent,
    @JsonInclude(JsonInclude.Include.NON_NULL) HeldOut heldOut,
    int iterations,
    int passes,
    int restart,
    boolean converged,
    boolean chosen) {

  /**
   * The log predictive densities of the events held out, nats.
   *
   * @param meanLogDensity their weighted mean
   * @param standardError of the mean
   * @param events their number
   * @param difference the mean less that of the best candidate, 0 or less
   * @param differenceStandardError of that, from the differences event by event; 0 for the best
   */
  public record HeldOut(
      double meanLogDensity,
      double standardError,
      long events,
      double difference,
      double differenceStandardError) {

    /** Of candidate i, where another one, or itself, is the best. */
    static HeldOut of(ModelScores scores, int i, int best) {
      PairedGain own = scores.density(i);
      PairedGain gain = i == best ? null : scores.gain(Math.max(i, best), Math.min(i, best));
      return new HeldOut(
          own.mean(),
          own.standardError(),
          own.observations(),
          gain == null ? 0 : i > best ? gain.mean() : -gain.mean(),
          gain == null ? 0 : gain.standardError());
    }
  }

  static CandidateSummary of(int components, MixtureFit fit, HeldOut heldOut, boolean chosen) {
    return new CandidateSummary(
        components,
        fit.posterior().components(),
        boundPerEvent(fit),
        heldOut,
        fit.iterations(),
        fit.passes() + 1,
        fit.best(),
        fit.converged(),
        chosen);
  }

  static double boundPerEvent(MixtureFit fit) {
    return fit.elbo()[fit.iterations()] / fit.finalStatistics().weightSum();
  }
}
