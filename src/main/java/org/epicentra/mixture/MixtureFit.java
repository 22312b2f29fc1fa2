package org.epicentra.mixture;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The result of an ascent.
 *
 * @param posterior the posterior of the best restart
 * @param finalStatistics the statistics of the last pass, evaluated at that posterior, components
 *     in the same order
 * @param restarts the trace of each restart, in order
 * @param best the restart with the highest final bound, from 0
 */
public record MixtureFit(
    MixturePosterior posterior,
    MixtureStatistics finalStatistics,
    List<RestartTrace> restarts,
    int best) {
  public MixtureFit {
    restarts = List.copyOf(restarts);
  }

  /** The best restart's bound at its start and after each update, nats. */
  public double[] elbo() {
    return restarts.get(best).elbo();
  }

  /** The best restart's number of updates. */
  public int iterations() {
    return restarts.get(best).iterations();
  }

  /** The best restart's passes after the first, those at refused extrapolations included. */
  public int passes() {
    return restarts.get(best).passes();
  }

  /** Whether the best restart ended by its tolerance and not by the limit of iterations. */
  public boolean converged() {
    return restarts.get(best).converged();
  }

  /**
   * The same fit with posterior and statistics by falling effective count of the components; equal
   * counts keep their order.
   */
  public MixtureFit sortedByEffectiveCount() {
    int[] order =
        IntStream.range(0, posterior.components())
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -posterior.effectiveCount(k)))
            .mapToInt(Integer::intValue)
            .toArray();
    return new MixtureFit(
        posterior.selected(order), finalStatistics.permuted(order), restarts, best);
  }
}
