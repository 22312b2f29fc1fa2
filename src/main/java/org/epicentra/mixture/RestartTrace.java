package org.epicentra.mixture;

import java.util.List;

/**
 * How one restart went.
 *
 * @param elbo the bound at the start and after each update, nats; not copied
 * @param converged whether it stopped by the tolerance rather than by the limit of iterations
 * @param passes the passes after the first, those at refused extrapolations included
 * @param moves in order, each of which raises the bound
 */
public record RestartTrace(double[] elbo, boolean converged, int passes, List<Made> moves) {
  /**
   * The moves made at once.
   *
   * @param iteration after how many updates
   * @param deletions components left out
   * @param merges pairs of components made one
   */
  public record Made(int iteration, int deletions, int merges) {}

  /** The components left out. */
  public int deletions() {
    return moves.stream().mapToInt(Made::deletions).sum();
  }

  /** The pairs of components made one. */
  public int merges() {
    return moves.stream().mapToInt(Made::merges).sum();
  }

  /** The number of updates. */
  public int iterations() {
    return elbo.length - 1;
  }

  /** The bound at the end, nats. */
  public double finalElbo() {
    return elbo[elbo.length - 1];
  }
}
