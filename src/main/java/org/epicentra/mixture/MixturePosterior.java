package org.epicentra.mixture;

import java.io.Serializable;

public final class MixturePosterior implements Serializable {
  private static final long serialVersionUID = 1L;

  private MixturePosterior() {}

  public static MixturePosterior start(MixturePrior prior, double[][] centres, double[] rates) {
    throw new IllegalStateException("skeleton");
  }

  public MixturePrior prior() {
    throw new IllegalStateException("skeleton");
  }

  public int components() {
    throw new IllegalStateException("skeleton");
  }

  public int dimension() {
    throw new IllegalStateException("skeleton");
  }

  public double mean(int k, int d) {
    throw new IllegalStateException("skeleton");
  }

  public double[] mean(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double meanPrecision(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double rateShape(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double rateRate(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double rate(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double effectiveCount(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double[] rateInterval95(int k) {
    throw new IllegalStateException("skeleton");
  }

  public double radius95(int k) {
    throw new IllegalStateException("skeleton");
  }

  public MixturePosterior sortedByEffectiveCount() {
    throw new IllegalStateException("skeleton");
  }
}
