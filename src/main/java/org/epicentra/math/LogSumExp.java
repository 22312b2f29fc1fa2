package org.epicentra.math;

/** log(sum of exponentials), without overflow. */
public final class LogSumExp {
  private LogSumExp() {}

  /**
   * log sum_i exp(values[i]).
   *
   * @param values natural logarithms; minus infinity counts as an absent term
   * @return minus infinity for no terms or only absent ones; NaN when a value is NaN
   */
  public static double of(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    if (Double.isInfinite(max) || Double.isNaN(max)) {
      return max;
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - max);
    }
    return max + Math.log(sum);
  }
}
