package org.epicentra.mixture;

public final class MixtureCoefficients {
  private MixtureCoefficients() {}

  public static MixtureCoefficients of(MixturePosterior posterior) {
    throw new IllegalStateException("skeleton");
  }
}
