package org.epicentra.mixture.weights;

import org.epicentra.BadInputException;
import org.epicentra.Setting;

/** Weights that are given and not learned: they are their own posterior. */
public final class FixedWeights implements WeightPrior, WeightPosterior {
  private static final long serialVersionUID = 1L;
  private static final double SUM_TOLERANCE = 1e-9;

  private final double[] pi;

  private FixedWeights(double[] pi) {
    this.pi = pi;
  }

  /**
   * Checks and copies.
   *
   * @param pi length K, each {@code > 0}, sum 1
   * @throws BadInputException when a weight is outside its range, or the sum is not 1
   */
  public static FixedWeights of(double[] pi) {
    double sum = checkedSum(pi);
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new BadInputException(
          Setting.named("pi")
              + " has "
              + pi.length
              + " values that sum to "
              + sum
              + "; they must sum to 1.");
    }
    return new FixedWeights(pi.clone());
  }

  /**
   * Weights of which some have gone with their components.
   *
   * @param pi length K, each {@code > 0}, sum 1 or less
   * @throws BadInputException when a weight is outside its range, or the sum is above 1
   */
  public static FixedWeights ofSome(double[] pi) {
    double sum = checkedSum(pi);
    if (!(sum <= 1 + SUM_TOLERANCE)) {
      throw new BadInputException(
          Setting.named("pi") + " sums to " + sum + "; it must be 1 or less.");
    }
    return new FixedWeights(pi.clone());
  }

  private static double checkedSum(double[] pi) {
    double sum = 0;
    for (int k = 0; k < pi.length; k++) {
      if (!(pi[k] > 0 && pi[k] <= 1)) {
        throw new BadInputException(
            Setting.named("pi")
                + " of component "
                + k
                + " is "
                + pi[k]
                + "; each must lie in (0, 1].");
      }
      sum += pi[k];
    }
    return sum;
  }

  @Override
  public WeightType type() {
    return WeightType.FIXED;
  }

  @Override
  public double concentration() {
    return Double.NaN;
  }

  @Override
  public int slots() {
    return pi.length;
  }

  @Override
  public double[] means() {
    return pi();
  }

  /** A copy of the weights. */
  public double[] pi() {
    return pi.clone();
  }

  /** Whether the weights sum to less than 1, since components have been deleted with theirs. */
  public boolean someHaveGone() {
    return checkedSum(pi) < 1 - SUM_TOLERANCE;
  }

  /**
   * Finds weights of which some have gone with their components among these.
   *
   * @return of each of those weights the position of its like among these, no two the same; null
   *     where one has none
   */
  public int[] positions(FixedWeights left) {
    boolean[] taken = new boolean[pi.length];
    int[] positions = new int[left.pi.length];
    for (int i = 0; i < positions.length; i++) {
      int k = 0;
      while (k < pi.length && (taken[k] || Math.abs(pi[k] - left.pi[i]) > SUM_TOLERANCE * pi[k])) {
        k++;
      }
      if (k == pi.length) {
        return null;
      }
      taken[k] = true;
      positions[i] = k;
    }
    return positions;
  }

  @Override
  public WeightPosterior posterior(double[] counts) {
    return this;
  }

  @Override
  public FixedWeights selected(int[] order) {
    double[] selected = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      selected[i] = pi[order[i]];
    }
    return new FixedWeights(selected);
  }

  @Override
  public WeightPosterior remaining(int[] others) {
    return selected(others);
  }

  @Override
  public boolean mergesAreIndependent() {
    return true;
  }

  @Override
  public MergeGains mergeGains(double[] counts) {
    return (j, k) -> counts[k] * (expectedLog(j) - expectedLog(k));
  }

  @Override
  public double expectedLog(int k) {
    return Math.log(pi[k]);
  }

  @Override
  public double mean(int k) {
    return pi[k];
  }

  @Override
  public double meanSquare(int k) {
    return pi[k] * pi[k];
  }

  @Override
  public double divergence() {
    return 0;
  }
}
