package org.epicentra.mixture;

import java.io.Serializable;

public final class EventProfile implements Serializable {
  private static final long serialVersionUID = 1L;

  public EventProfile(int dimension, int distinctLimit) {
    throw new IllegalStateException("skeleton");
  }

  public void add(double[] x, double strength, double weight) {
    throw new IllegalStateException("skeleton");
  }

  public void merge(EventProfile other) {
    throw new IllegalStateException("skeleton");
  }

  public int dimension() {
    throw new IllegalStateException("skeleton");
  }

  public long rows() {
    throw new IllegalStateException("skeleton");
  }

  public double weightSum() {
    throw new IllegalStateException("skeleton");
  }

  public double mean(int d) {
    throw new IllegalStateException("skeleton");
  }

  public double variance(int d) {
    throw new IllegalStateException("skeleton");
  }

  public long strengthObserved() {
    throw new IllegalStateException("skeleton");
  }

  public double strengthMean() {
    throw new IllegalStateException("skeleton");
  }

  public int distinctLocations() {
    throw new IllegalStateException("skeleton");
  }
}
