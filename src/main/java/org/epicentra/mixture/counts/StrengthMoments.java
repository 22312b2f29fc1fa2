package org.epicentra.mixture.counts;

import java.util.Arrays;
import java.util.Map;
import org.epicentra.math.GammaFunctions;

/**
 * A histogram of strengths, of which sums over ln Gamma(r + s) can be had for one dispersion after
 * the other: few or small strengths one by one, many large ones in groups. About the mean c of a
 * group, ln Gamma(r + s) is its Taylor series, whose term of order j is below c (|s - c| / c)^j /
 * (j (j - 1)). Groups are so narrow that |s - c| / c is below 1/32, and 8 orders give all digits of
 * a double. Immutable.
 */
final class StrengthMoments {
  /** Strengths from here on are in groups; Stirling's series of the derivatives holds there. */
  private static final double LARGE = 256;

  /** The logarithm of the ratio of a group's ends. */
  private static final double WIDTH = Math.log1p(1.0 / 32);

  private static final int ORDERS = 8;

  /** So many different strengths and more are put in groups. */
  private static final int MANY = 4096;

  private final double[] strengths;
  private final double[] weights;
  private final double[] centres;

  /** By group: sum of H_s (s - c)^j, j from 0 to 8. */
  private final double[][] moments;

  StrengthMoments(StrengthHistogram histogram) {
    int size = histogram.size();
    double[] values = new double[size];
    double[] events = new double[size];
    int at = 0;
    for (Map.Entry<Double, Double> entry : histogram.weights().entrySet()) {
      values[at] = entry.getKey();
      events[at++] = entry.getValue();
    }
    int small = 0;
    while (small < size && (size < MANY || values[small] < LARGE)) {
      small++;
    }
    this.strengths = Arrays.copyOf(values, small);
    this.weights = Arrays.copyOf(events, small);
    int[] ends = ends(values, small);
    this.centres = new double[ends.length];
    this.moments = new double[ends.length][];
    for (int g = 0, from = small; g < ends.length; from = ends[g++]) {
      centres[g] = mean(values, events, from, ends[g]);
      moments[g] = moments(values, events, from, ends[g], centres[g]);
    }
  }

  /** Where each group of the sorted values ends, the first of which begins at a place. */
  private static int[] ends(double[] values, int from) {
    int[] ends = new int[values.length - from];
    int groups = 0;
    for (int i = from; i < values.length; i++) {
      boolean last = i + 1 == values.length;
      if (last || group(values[i + 1]) != group(values[i])) {
        ends[groups++] = i + 1;
      }
    }
    return Arrays.copyOf(ends, groups);
  }

  private static long group(double strength) {
    return (long) (Math.log(strength / LARGE) / WIDTH);
  }

  private static double mean(double[] values, double[] events, int from, int to) {
    double weight = 0;
    double sum = 0;
    for (int i = from; i < to; i++) {
      weight += events[i];
      sum += events[i] * (values[i] - values[from]);
    }
    return weight > 0 ? values[from] + sum / weight : values[from]; // forgotten to nothing
  }

  private static double[] moments(
      double[] values, double[] events, int from, int to, double centre) {
    double[] moments = new double[ORDERS + 1];
    for (int i = from; i < to; i++) {
      double power = events[i];
      for (int j = 0; j <= ORDERS; j++) {
        moments[j] += power;
        power *= values[i] - centre;
      }
    }
    return moments;
  }

  /** sum_s H_s ln [Gamma(r + s) / Gamma(r)]. */
  double logRising(double r) {
    double sum = 0;
    for (int i = 0; i < strengths.length; i++) {
      sum += weights[i] * GammaFunctions.logRising(r, strengths[i]);
    }
    for (int g = 0; g < centres.length; g++) {
      double[] m = moments[g];
      double x = r + centres[g];
      sum += m[0] * GammaFunctions.logRising(r, centres[g]) + m[1] * GammaFunctions.digamma(x);
      sum += later(m, 1 / x);
    }
    return sum;
  }

  /**
   * sum_s H_s ln [Gamma(r + s) / (Gamma(r) s!)]: the same but for a constant, and with all digits
   * of what changes with r, which is the smaller part by far where strengths are large.
   */
  double logBinomial(double r) {
    double sum = 0;
    for (int i = 0; i < strengths.length; i++) {
      sum += weights[i] * logBinomial(r, strengths[i]);
    }
    for (int g = 0; g < centres.length; g++) {
      double[] m = moments[g];
      double x = r + centres[g];
      double y = 1 + centres[g];
      sum += m[0] * logBinomial(r, centres[g]);
      sum += m[1] * (GammaFunctions.digamma(x) - GammaFunctions.digamma(y));
      sum += later(m, 1 / x) - later(m, 1 / y);
    }
    return sum;
  }

  private static double logBinomial(double r, double s) {
    return s == 0 ? 0 : -GammaFunctions.logBeta(r, s) - Math.log(s);
  }

  /**
   * The terms of order 2 and above: the moments times the derivatives of ln Gamma over j!, by the
   * asymptotic series of <a href="https://dlmf.nist.gov/5.15">DLMF 5.15.8</a> at 1/u.
   */
  private static double later(double[] moments, double u) {
    double sum = 0;
    double power = 1;
    for (int j = 2; j <= ORDERS; j++) {
      power *= -u;
      int m = j - 1;
      double series =
          1.0 / (m * j) + u * (0.5 / j + u * (1.0 / 12 - u * u * (m + 2) * (m + 3) / 720));
      sum -= moments[j] * power * series;
    }
    return sum;
  }
}
