package org.epicentra.vae.training;

import org.epicentra.vae.network.VaeWeights;

/**
 * The state of Adam; its arrays must not be changed.
 *
 * @param step number of updates made
 * @param firstMoment running mean of the gradient, one number per parameter
 * @param secondMoment running mean of its square, one number per parameter
 */
public record AdamState(long step, float[] firstMoment, float[] secondMoment) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if the moments differ in length, hold a NaN or infinity, or
   *     the step is negative
   */
  public AdamState {
    if (firstMoment.length != secondMoment.length || step < 0) {
      throw new IllegalArgumentException(
          "step is %d and must be 0 or more; the moments have %d and %d numbers and must have as many"
              .formatted(step, firstMoment.length, secondMoment.length));
    }
    if (VaeWeights.firstNotFinite(firstMoment) >= 0
        || VaeWeights.firstNotFinite(secondMoment) >= 0) {
      throw new IllegalArgumentException("a moment of Adam is not finite");
    }
  }

  /** Before the first update. */
  public static AdamState initial(int parameters) {
    return new AdamState(0, new float[parameters], new float[parameters]);
  }
}
