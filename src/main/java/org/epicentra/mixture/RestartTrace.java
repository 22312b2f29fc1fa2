package org.epicentra.mixture;

/**
 * How one restart went.
 *
 * @param elbo the bound at the start and after each update, nats; not copied
 * @param converged whether it stopped by the tolerance rather than by the limit of iterations
 * @param passes the passes after the first, those at refused extrapolations included
 * @param deletions components left out because that raises the bound
 * @param merges pairs of components made one because that raises the bound
 */
public record RestartTrace(
    double[] elbo, boolean converged, int passes, int deletions, int merges) {
  /** The number of updates. */
  public int iterations() {
    return elbo.length - 1;
  }

  /** The bound at the end, nats. */
  public double finalElbo() {
    return elbo[elbo.length - 1];
  }
}
