package org.epicentra.vae.training;

import org.epicentra.vae.network.VaeWeights;

/**
 * What Adam remembers, not to be changed.
 *
 * @param step updates made
 * @param firstMoment running mean of the gradient, one per parameter
 * @param secondMoment running mean of its square, one per parameter
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
          "step is %d, must be 0 or more; moments have %d and %d numbers, must have as many"
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
