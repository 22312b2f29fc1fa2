package org.epicentra.mixture.weights;

import org.epicentra.Setting;

/**
 * A prior of one parameter whose weights are learned. Its number of components stays what it was
 * when some are deleted, so that bounds before and after are of one model.
 */
abstract class LearnedWeights implements WeightPrior {
  private static final long serialVersionUID = 1L;

  final double concentration;
  final int slots;

  /**
   * @param concentration {@code > 0}
   * @param slots the number of components K, those without events included
   */
  LearnedWeights(double concentration, int slots) {
    this.concentration = Setting.requirePositive("concentration", concentration);
    this.slots = slots;
  }

  @Override
  public final double concentration() {
    return concentration;
  }

  @Override
  public final int slots() {
    return slots;
  }

  @Override
  public final WeightPrior selected(int[] order) {
    return this;
  }
}
