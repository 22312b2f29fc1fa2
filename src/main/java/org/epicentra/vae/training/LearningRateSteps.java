package org.epicentra.vae.training;

import java.io.Serializable;
import java.util.List;
import org.epicentra.Setting;

/**
 * A step schedule of the learning rate: it is multiplied by a factor after each of some epochs, as
 * by torch's MultiStepLR, which calls these milestones and the factor gamma.
 *
 * @param epochs after which it is, each 1 or more, in ascending order; none for a constant rate
 * @param factor above 0
 */
public record LearningRateSteps(List<Integer> epochs, double factor) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The factor of the reference. */
  public static final double FACTOR = 0.1;

  /** The reference: a constant rate. */
  public static final LearningRateSteps NONE = new LearningRateSteps(List.of(), FACTOR);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public LearningRateSteps {
    epochs = List.copyOf(epochs);
    int before = 0;
    for (int epoch : epochs) {
      if (epoch <= before) {
        throw new IllegalArgumentException(
            Setting.mustBe("learningRateSteps", epochs, "epochs from 1 on in ascending order"));
      }
      before = epoch;
    }
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          Setting.mustBe("learningRateFactor", factor, "a finite number above 0"));
    }
  }

  /**
   * The learning rate of an epoch.
   *
   * @param start that of the first
   * @param epoch its number, from 1
   */
  double rate(double start, int epoch) {
    double rate = start;
    for (int step : epochs) {
      if (step < epoch) {
        rate *= factor;
      }
    }
    return rate;
  }
}
