package org.epicentra.mixture;

public record RestartTrace(double[] elbo, boolean converged) {
  public int iterations() {
    return elbo.length - 1;
  }
}
