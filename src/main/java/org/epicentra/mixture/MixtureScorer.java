package org.epicentra.mixture;

public final class MixtureScorer {
  public MixtureScorer(MixturePosterior posterior) {
    throw new IllegalStateException("skeleton");
  }

  public double score(double[] x, double strength, double[] responsibilities) {
    throw new IllegalStateException("skeleton");
  }

  public double logNormaliser(double[] x, double strength) {
    throw new IllegalStateException("skeleton");
  }

  public static int argmax(double[] responsibilities) {
    throw new IllegalStateException("skeleton");
  }

  public static double entropy(double[] responsibilities) {
    throw new IllegalStateException("skeleton");
  }
}
