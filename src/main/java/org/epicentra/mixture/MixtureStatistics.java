package org.epicentra.mixture;

import java.io.Serializable;

public final class MixtureStatistics implements Serializable {
  private static final long serialVersionUID = 1L;

  private MixtureStatistics() {}

  public static MixtureStatistics of(int components, int dimension) {
    throw new IllegalStateException("skeleton");
  }

  public void merge(MixtureStatistics other) {
    throw new IllegalStateException("skeleton");
  }

  public double effectiveCount(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double observedCount(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double locationSum(int k, int d) {
    throw new IllegalStateException("skeleton");
  }

  public double strengthSum(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double logNormaliser() {
    throw new IllegalStateException("skeleton");
  }

  public long rows() {
    throw new IllegalStateException("skeleton");
  }

  public double weightSum() {
    throw new IllegalStateException("skeleton");
  }

  public MixturePosterior update(MixturePrior prior) {
    throw new IllegalStateException("skeleton");
  }

  public double elbo(MixturePosterior evaluatedAt) {
    throw new IllegalStateException("skeleton");
  }
}
