package org.epicentra.mixture.weights;

import java.util.Arrays;
import org.epicentra.math.GammaFunctions;

/** Weights with the prior Dirichlet(a0, ..., a0), eq. (38). */
public final class DirichletWeights extends LearnedWeights {
  private static final long serialVersionUID = 1L;

  /**
   * @param concentration a0, {@code > 0}
   * @param slots the number of components K, those without events included
   */
  public DirichletWeights(double concentration, int slots) {
    super(concentration, slots);
  }

  @Override
  public WeightType type() {
    return WeightType.DIRICHLET;
  }

  @Override
  public double[] means() {
    double[] means = new double[slots];
    Arrays.fill(means, 1.0 / slots);
    return means;
  }

  @Override
  public WeightPosterior posterior(double[] counts) {
    return new Posterior(concentration, slots, counts.clone());
  }

  @Override
  public boolean mergesAreIndependent() {
    return true;
  }

  @Override
  public MergeGains mergeGains(double[] counts) {
    return (j, k) ->
        GammaFunctions.logGamma(concentration + counts[j] + counts[k])
            + GammaFunctions.logGamma(concentration)
            - GammaFunctions.logGamma(concentration + counts[j])
            - GammaFunctions.logGamma(concentration + counts[k]);
  }

  private static final class Posterior implements WeightPosterior {
    private static final long serialVersionUID = 1L;

    private final double concentration;
    private final int slots;
    private final double[] counts;
    private final double total;
    private final double digammaTotal;

    Posterior(double concentration, int slots, double[] counts) {
      this.concentration = concentration;
      this.slots = slots;
      this.counts = counts;
      double sum = slots * concentration;
      for (double count : counts) {
        sum += count;
      }
      this.total = sum;
      this.digammaTotal = GammaFunctions.digamma(sum);
    }

    @Override
    public double expectedLog(int k) {
      return GammaFunctions.digamma(concentration + counts[k]) - digammaTotal;
    }

    @Override
    public double mean(int k) {
      return (concentration + counts[k]) / total;
    }

    @Override
    public double meanSquare(int k) {
      double g = concentration + counts[k];
      return g / total * ((g + 1) / (total + 1));
    }

    @Override
    public double divergence() {
      double sum = GammaFunctions.logGamma(total) - GammaFunctions.logGamma(slots * concentration);
      double ofPrior = GammaFunctions.logGamma(concentration);
      for (int k = 0; k < counts.length; k++) {
        sum += ofPrior - GammaFunctions.logGamma(concentration + counts[k]);
        sum += counts[k] * expectedLog(k);
      }
      return sum;
    }
  }
}
