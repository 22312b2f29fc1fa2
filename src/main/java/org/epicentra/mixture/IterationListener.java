package org.epicentra.mixture;

/** Receives the iterations of an ascent. */
@FunctionalInterface
public interface IterationListener {
  /**
   * An update of all restarts that still run, and the pass that evaluated it.
   *
   * @param iteration 1 for the first update
   * @param restart the updated restart with the highest bound, from 0
   * @param elbo its bound, nats
   * @param best the highest bound of all restarts so far: above {@code elbo} where a restart that
   *     has ended is better
   * @param gainPerEvent what the update added to {@code elbo}, over the sum of weights, nats
   * @param running how many restarts continue after this iteration
   * @param seconds the time that this iteration took
   */
  record Iteration(
      int iteration,
      int restart,
      double elbo,
      double best,
      double gainPerEvent,
      int running,
      double seconds) {}

  /**
   * Receives what the iterations that follow are for, where a fit has several parts.
   *
   * @param work in a few words for a person, such as "fitting 10 and 20 components to 900 events"
   */
  default void onWork(String work) {}

  /** Receives one iteration, on the thread of the ascent, once its bound is known. */
  void onIteration(Iteration iteration);
}
