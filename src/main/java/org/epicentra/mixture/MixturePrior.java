package org.epicentra.mixture;

import java.io.Serializable;

public record MixturePrior(
    double[] pi, double tau, double[] nu, double rho, double alpha, double beta)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public int components() {
    return pi.length;
  }

  public int dimension() {
    return nu.length;
  }
}
