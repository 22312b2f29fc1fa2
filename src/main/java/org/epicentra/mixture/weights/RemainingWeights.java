package org.epicentra.mixture.weights;

/** A posterior of weights whose other components have been deleted. */
final class RemainingWeights implements WeightPosterior {
  private static final long serialVersionUID = 1L;

  private final WeightPosterior all;
  private final int[] others;

  RemainingWeights(WeightPosterior all, int[] others) {
    this.all = all;
    this.others = others.clone();
  }

  @Override
  public double expectedLog(int k) {
    return all.expectedLog(others[k]);
  }

  @Override
  public double mean(int k) {
    return all.mean(others[k]);
  }

  @Override
  public double meanSquare(int k) {
    return all.meanSquare(others[k]);
  }

  @Override
  public double divergence() {
    return all.divergence();
  }
}
