package org.epicentra.mixture.weights;

import java.io.Serializable;
import org.epicentra.distribution.Beta;

/**
 * The posterior of the shares of all events: those of the components, and of the background where
 * there is one, eq. (38) to (41). Immutable.
 */
public final class MixtureWeights implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double LOWER_TAIL = 0.025;
  private static final double UPPER_TAIL = 0.975;

  /** Weights that lack no more than this share of their sum lack none. */
  private static final double ROUNDING = 1e-6;

  private final WeightPosterior components;
  private final BackgroundShare background;

  /**
   * @param components the weights among the components
   * @param background null without one
   */
  public MixtureWeights(WeightPosterior components, BackgroundShare background) {
    this.components = components;
    this.background = background;
  }

  /** The background's share; null without one. */
  public BackgroundShare background() {
    return background;
  }

  /** The mean weight of component k, eq. (41). */
  public double mean(int k) {
    double mean = components.mean(k);
    return background == null ? mean : mean * background.meanRest();
  }

  /**
   * The weight of each component, eq. (41), in what is predicted of a new event, and of the
   * background as the last where there is one. Given weights of components that have been left out
   * go to the others. Learned weights leave out what components that are not there have of them.
   *
   * @param size the number of components K
   * @return a new array of K, or K + 1, numbers that sum to 1, or to less where weights are learned
   */
  public double[] predictive(int size) {
    double[] weights = new double[background == null ? size : size + 1];
    double sum = 0;
    for (int k = 0; k < size; k++) {
      weights[k] = mean(k);
      sum += weights[k];
    }
    double rest = background == null ? 1 : background.meanRest();
    if (components instanceof FixedWeights && sum < rest * (1 - ROUNDING)) {
      for (int k = 0; k < size; k++) {
        weights[k] *= rest / sum;
      }
    }
    if (background != null) {
      weights[size] = background.mean();
    }
    return weights;
  }

  /**
   * The ends of the central 95 % credible interval of the weight of component k: of the beta
   * distribution of its mean and variance, which is exact for Dirichlet weights without a
   * background.
   */
  public double[] interval95(int k) {
    double mean = mean(k);
    double square =
        components.meanSquare(k) * (background == null ? 1 : background.meanSquareRest());
    double variance = square - mean * mean;
    if (!(variance > 1e-15 * mean * mean) || mean >= 1) {
      return new double[] {mean, mean};
    }
    double size = mean * (1 - mean) / variance - 1;
    Beta weight = Beta.of(mean * size, (1 - mean) * size);
    return new double[] {weight.quantile(LOWER_TAIL), weight.quantile(UPPER_TAIL)};
  }

  /** E ln of the weight of component k, e_k, nats. */
  public double expectedLog(int k) {
    double log = components.expectedLog(k);
    return background == null ? log : log + background.expectedLogRest();
  }

  /** KL(q || prior), nats. */
  public double divergence() {
    double divergence = components.divergence();
    return background == null ? divergence : divergence + background.divergence();
  }

  /**
   * The same posterior, of which some components are no longer asked for; they keep their weights,
   * which nothing has any more.
   *
   * @param others the components that are left, in order
   */
  public MixtureWeights remaining(int[] others) {
    return new MixtureWeights(components.remaining(others), background);
  }
}
