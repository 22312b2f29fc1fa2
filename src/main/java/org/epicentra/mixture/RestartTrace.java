package org.epicentra.mixture;

/**
 * How one restart went.
 *
 * @param elbo the bound at the start and after each update, nats; not copied
 * @param converged whether it stopped by the tolerance rather than by the limit of iterations
 */
public record RestartTrace(double[] elbo, boolean converged) {
  /** The number of updates. */
  public int iterations() {
    return elbo.length - 1;
  }

  /** The bound at the end, nats. */
  public double finalElbo() {
    return elbo[elbo.length - 1];
  }
}
