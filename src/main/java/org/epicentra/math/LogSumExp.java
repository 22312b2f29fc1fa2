package org.epicentra.math;

/** The logarithm of a sum of exponentials, without overflow. */
public final class LogSumExp {
  private LogSumExp() {}

  /**
   * The logarithm log sum_i exp(values[i]).
   *
   * @param values natural logarithms; minus infinity is the logarithm of a zero term
   * @return minus infinity if there are no terms or all are zero; NaN if a value is NaN
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
