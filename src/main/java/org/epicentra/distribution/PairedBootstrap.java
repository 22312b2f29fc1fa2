package org.epicentra.distribution;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.math.ExactSum;
import org.epicentra.math.Philox;
import org.epicentra.math.RandomStream;

/**
 * The mean of paired differences with a bootstrap-t interval: each resample's mean is divided by
 * the standard error of that resample, so that the interval is as skewed as the mean is (B. Efron,
 * R. Tibshirani, "An Introduction to the Bootstrap", 1993, section 12.5). The resamples are
 * Poisson: in each an observation counts Poisson(1) times, a number that depends only on (seed,
 * observation, resample). So each partition of the data sums its own observations, and the draws do
 * not depend on the partitioning. N. Chamandy, O. Muralidharan, A. Najmi, S. Naidu, "Estimating
 * uncertainty for massive data streams", Google (2012); J. A. Hanley, B. MacGibbon, "Creating
 * non-parametric bootstrap samples using Poisson frequencies", Comput. Methods Programs Biomed. 83
 * (2006), doi:10.1016/j.cmpb.2006.04.006.
 *
 * <p>Sums are exact, so that they have the same bits in any order. Mutable, mergeable, not
 * thread-safe.
 */
public final class PairedBootstrap implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int WORDS = 4;
  private static final int SUMS = 5;

  /** A variance below this share of its summands is rounding. */
  private static final double ROUNDING = 1e-14;

  /** P(n <= i) of Poisson(1) for i = 0, 1, ..., as fractions of 2^32; a draw above all is 12. */
  private static final long[] CUMULATIVE = cumulative();

  private final long streamKey;

  /** Of each resample the sums of w, w d, w^2, w^2 d and w^2 d^2. */
  private final ExactSum[][] sums;

  private final int[] words = new int[WORDS];
  private final PairedGain gain = new PairedGain();

  /**
   * A bootstrap without observations.
   *
   * @param resamples number of resamples, {@code >= 1}
   * @param seed of the resampling
   */
  public PairedBootstrap(int resamples, long seed) {
    this.streamKey = RandomStream.streamKey(seed, "paired bootstrap", 0);
    this.sums = new ExactSum[resamples][SUMS];
    for (ExactSum[] sum : sums) {
      Arrays.setAll(sum, i -> new ExactSum());
    }
  }

  /**
   * Adds an observation.
   *
   * @param key identifies the observation: observations with the same key are resampled together
   * @param difference between the two things that are compared
   * @param weight {@code > 0}
   */
  public void add(long key, double difference, double weight) {
    gain.add(difference, weight);
    double[] terms = {weight, weight * difference, weight * weight, 0, 0};
    terms[3] = terms[2] * difference;
    terms[4] = terms[3] * difference;
    for (int b = 0; b < sums.length; b++) {
      if (b % WORDS == 0) {
        Philox.words(streamKey, key, b / WORDS, words, 0);
      }
      int count = poisson(words[b % WORDS]);
      if (count > 0) {
        for (int i = 0; i < SUMS; i++) {
          sums[b][i].add(terms[i], count);
        }
      }
    }
  }

  /** Adds the observations of another bootstrap with the same seed and number of resamples. */
  public void merge(PairedBootstrap other) {
    gain.merge(other.gain);
    for (int b = 0; b < sums.length; b++) {
      for (int i = 0; i < SUMS; i++) {
        sums[b][i].add(other.sums[b][i]);
      }
    }
  }

  /** The number of observations. */
  public long observations() {
    return gain.observations();
  }

  /** The sum of the weights. */
  public double weight() {
    return gain.weight();
  }

  /** The weighted mean of the differences; NaN without observations. */
  public double mean() {
    return gain.mean();
  }

  /** The mean and standard error of the differences. */
  public PairedGain gain() {
    return gain;
  }

  /**
   * The interval of the mean between two quantiles of the studentised resamples.
   *
   * @param level the nominal level, such as 0.95
   * @return the low and the high end; both NaN for fewer than two observations, if a resample is
   *     empty, as happens with very few, or if a difference is not finite
   */
  public double[] interval(double level) {
    double mean = gain.mean();
    double error = gain.standardError();
    double[] studentised = new double[sums.length];
    for (int b = 0; b < studentised.length; b++) {
      studentised[b] = error == 0 ? 0 : studentised(sums[b], mean);
      if (!Double.isFinite(studentised[b])) {
        return new double[] {Double.NaN, Double.NaN};
      }
    }
    Arrays.sort(studentised);
    double tail = (1 - level) / 2;
    return new double[] {
      mean - quantile(studentised, 1 - tail) * error, mean - quantile(studentised, tail) * error
    };
  }

  /**
   * The standard error is per weight of the data, not of the resample: of a few observations that
   * covers the mean more often.
   */
  private double studentised(ExactSum[] sums, double mean) {
    double[] sum = Arrays.stream(sums).mapToDouble(ExactSum::value).toArray();
    double own = sum[1] / sum[0];
    double squares = sum[4] - 2 * own * sum[3] + own * own * sum[2];
    double error = Math.sqrt(Math.max(squares, ROUNDING * sum[4])) / gain.weight();
    return (own - mean) / error;
  }

  private static double quantile(double[] sorted, double probability) {
    double at = probability * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static int poisson(int word) {
    long uniform = word & 0xFFFFFFFFL;
    int count = 0;
    while (count < CUMULATIVE.length && uniform >= CUMULATIVE[count]) {
      count++;
    }
    return count;
  }

  private static long[] cumulative() {
    long[] cumulative = new long[12];
    double term = Math.exp(-1);
    double total = 0;
    for (int n = 0; n < cumulative.length; n++) {
      total += term;
      cumulative[n] = Math.round(total * 0x1p32);
      term /= n + 1;
    }
    return cumulative;
  }
}
