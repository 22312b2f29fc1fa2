package org.epicentra.mixture;

import java.io.Serializable;

public final class MixtureSampler implements Serializable {
  private static final long serialVersionUID = 1L;

  private MixtureSampler() {}

  public record Draw(int component, double[] location, long strength) implements Serializable {}

  /** Events of known centres (K x D, unit), rates and weights; sd = 1/sqrt(tau). */
  public static MixtureSampler ofTruth(
      double[] pi, double[][] centres, double tau, double[] rates, long seed) {
    throw new IllegalStateException("skeleton");
  }

  /** Posterior predictive: centre and rate are drawn anew for each event. */
  public static MixtureSampler ofPosterior(MixturePosterior posterior, long seed) {
    throw new IllegalStateException("skeleton");
  }

  public Draw draw(long row) {
    throw new IllegalStateException("skeleton");
  }
}
