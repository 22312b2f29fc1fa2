package org.epicentra.mixture;

@FunctionalInterface
public interface IterationListener {
  record Iteration(
      int iteration, int restart, double elbo, double gainPerEvent, int running, double seconds) {}

  void onIteration(Iteration iteration);
}
