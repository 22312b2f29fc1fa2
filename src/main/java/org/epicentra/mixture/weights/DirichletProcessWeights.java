package org.epicentra.mixture.weights;

import org.epicentra.math.GammaFunctions;

/**
 * Weights of a Dirichlet process by its sticks, V_k ~ Beta(1, gamma), in the order of falling
 * counts, eq. (39). Sticks after the last component are at their prior, so that posteriors of
 * different K are of one model. K. Kurihara, M. Welling, Y. W. Teh, "Collapsed variational
 * Dirichlet process mixture models", IJCAI 2007.
 */
public final class DirichletProcessWeights extends LearnedWeights {
  private static final long serialVersionUID = 1L;

  /**
   * @param concentration gamma, {@code > 0}
   * @param slots the number of components K
   */
  public DirichletProcessWeights(double concentration, int slots) {
    super(concentration, slots);
  }

  @Override
  public WeightType type() {
    return WeightType.DIRICHLET_PROCESS;
  }

  @Override
  public double[] means() {
    double[] means = new double[slots];
    double rest = 1;
    for (int k = 0; k < slots; k++) {
      means[k] = rest / (1 + concentration);
      rest -= means[k];
    }
    return means;
  }

  @Override
  public WeightPosterior posterior(double[] counts) {
    return new Posterior(concentration, counts);
  }

  /** A merge changes the order of the sticks. */
  @Override
  public boolean mergesAreIndependent() {
    return false;
  }

  @Override
  public MergeGains mergeGains(double[] counts) {
    return new StickMerges(concentration, counts);
  }

  private static final class Posterior implements WeightPosterior {
    private static final long serialVersionUID = 1L;

    private final double[] expectedLogs;
    private final double[] means;
    private final double[] meanSquares;
    private final double divergence;

    Posterior(double concentration, double[] counts) {
      int components = counts.length;
      int[] order = StickMerges.order(counts);
      double[] after = new double[components];
      for (int i = components - 2; i >= 0; i--) {
        after[i] = after[i + 1] + counts[order[i + 1]];
      }
      this.expectedLogs = new double[components];
      this.means = new double[components];
      this.meanSquares = new double[components];
      double logRest = 0;
      double rest = 1;
      double restSquare = 1;
      double cost = 0;
      for (int i = 0; i < components; i++) {
        int k = order[i];
        double u = 1 + counts[k];
        double v = concentration + after[i];
        double logBroken = GammaFunctions.digamma(u) - GammaFunctions.digamma(u + v);
        double logKept = GammaFunctions.digamma(v) - GammaFunctions.digamma(u + v);
        expectedLogs[k] = logBroken + logRest;
        means[k] = u / (u + v) * rest;
        meanSquares[k] = u / (u + v) * ((u + 1) / (u + v + 1)) * restSquare;
        logRest += logKept;
        rest *= v / (u + v);
        restSquare *= v / (u + v) * ((v + 1) / (u + v + 1));
        cost +=
            GammaFunctions.logBeta(1, concentration)
                - GammaFunctions.logBeta(u, v)
                + counts[k] * logBroken
                + after[i] * logKept;
      }
      this.divergence = cost;
    }

    @Override
    public double expectedLog(int k) {
      return expectedLogs[k];
    }

    @Override
    public double mean(int k) {
      return means[k];
    }

    @Override
    public double meanSquare(int k) {
      return meanSquares[k];
    }

    @Override
    public double divergence() {
      return divergence;
    }
  }
}
