package org.epicentra.vae.images;

import java.io.Serializable;

/**
 * Makes numbers of any unit into inputs of a network: each is reduced by a mean and divided by a
 * standard deviation, those of the column in the training rows.
 *
 * @param means of the columns, finite; kept, not copied
 * @param deviations of the columns, above 0 and finite, as many; kept, not copied
 */
public record Standardization(double[] means, double[] deviations) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are none, or not as many deviations as means, or one
   *     is out of its range
   */
  public Standardization {
    if (means.length == 0 || means.length != deviations.length) {
      throw new IllegalArgumentException(
          "there are %d means and %d deviations; there must be as many, 1 or more"
              .formatted(means.length, deviations.length));
    }
    for (int i = 0; i < means.length; i++) {
      if (!Double.isFinite(means[i]) || !(deviations[i] > 0) || !Double.isFinite(deviations[i])) {
        throw new IllegalArgumentException(
            "column %d has mean %s and deviation %s; they must be finite, and the deviation above 0"
                .formatted(i, means[i], deviations[i]));
      }
    }
  }

  /** Number of columns. */
  public int columns() {
    return means.length;
  }

  /** A number of a column as an input. */
  public float input(int column, double number) {
    return (float) ((number - means[column]) / deviations[column]);
  }

  /**
   * Overwrites the inputs of a row with the numbers that they come from.
   *
   * @param inputs of the row, from {@code from}
   */
  public void restore(float[] inputs, int from) {
    for (int i = 0; i < means.length; i++) {
      inputs[from + i] = (float) (means[i] + deviations[i] * inputs[from + i]);
    }
  }

  /**
   * What must be added to the logarithm of a density of the inputs to get that of the density of
   * the numbers: minus the sum of the logarithms of the deviations.
   */
  public double logJacobian() {
    double sum = 0;
    for (double deviation : deviations) {
      sum -= Math.log(deviation);
    }
    return sum;
  }
}
