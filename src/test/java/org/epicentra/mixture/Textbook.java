package org.epicentra.mixture;

import java.util.Arrays;
import org.epicentra.mixture.locations.LocationParameters;
import org.epicentra.mixture.weights.MixtureWeights;

/** Posteriors of the textbook model, from their numbers. */
final class Textbook {
  private Textbook() {}

  /**
   * @param means K*D values, component by component
   */
  static MixturePosterior posterior(
      MixturePrior prior,
      double[] means,
      double[] precisions,
      double[][] shapesAndRates,
      double[] counts) {
    int dimension = prior.dimension();
    double[][] rows = new double[precisions.length][];
    Arrays.setAll(rows, k -> Arrays.copyOfRange(means, k * dimension, (k + 1) * dimension));
    return new MixturePosterior(
        prior,
        new MixtureWeights(prior.weights().posterior(counts), null),
        prior.locations().of(new LocationParameters(rows, precisions, new double[0][])),
        prior.counts().of(shapesAndRates[0], shapesAndRates[1], Double.NaN),
        counts,
        null);
  }

  /** The M-step. */
  static MixturePosterior updated(MixtureStatistics statistics, MixturePrior prior) {
    return prior.posterior(statistics.sums(), null, Double.NaN);
  }
}
