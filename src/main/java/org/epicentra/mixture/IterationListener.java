package org.epicentra.mixture;

/** Hears of each iteration of an ascent, on the thread that runs it. */
@FunctionalInterface
public interface IterationListener {
  /**
   * An update of all restarts that still run, and the pass that evaluated it.
   *
   * @param iteration 1 for the first update
   * @param restart the restart with the highest bound so far, from 0
   * @param elbo its bound, nats
   * @param gainPerEvent what its last update added to it, over the sum of weights, nats
   * @param running how many restarts go on after this iteration
   * @param seconds the time that this iteration took
   */
  record Iteration(
      int iteration, int restart, double elbo, double gainPerEvent, int running, double seconds) {}

  void onIteration(Iteration iteration);
}
