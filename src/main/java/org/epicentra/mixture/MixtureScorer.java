package org.epicentra.mixture;

import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.mixture.counts.CountScores;
import org.epicentra.mixture.locations.LocationScores;

/**
 * Scores single events under a posterior: their responsibilities, eq. (3), and their predictive
 * density. A strength that is not known is NaN; then the location alone counts. Other strengths are
 * whole numbers of 0 or more. One per posterior and thread: it holds scratch space, and what it
 * learns about the components that matter in some part of space.
 */
public final class MixtureScorer {
  /** The number that stands for the background where a component is asked for. */
  public static final int BACKGROUND = -1;

  /** What lies below the greatest by more, a share of 4e-18, is taken as 0, nats. */
  private static final double LEAST = NearbyComponents.LEAST;

  /** K; the class after the components is the background, where there is one. */
  private final int components;

  private final Background background;
  private final LocationScores locations;
  private final CountScores counts;

  /** E ln weight, and what else of log rho neither the place nor the strength changes. */
  private final double[] constants;

  /** The log weight in the predictive density, with the background's own density. */
  private final double[] logWeights;

  private final NearbyComponents nearby;

  /** The components of the current event, without the background. */
  private int[] near;

  /** Its squared distances from each of them. */
  private final double[] expected;

  private final double[] predictive;
  private final double[] logs;

  /** The classes that share in the last score, and their responsibilities. */
  private final int[] sharing;

  private final double[] shares;
  private int size;
  private double strength;
  private boolean inside;
  private int component;
  private double probability;
  private double entropy;
  private double backgroundShare;

  /** A scorer for one thread: it reuses its buffers from event to event. */
  public MixtureScorer(MixturePosterior posterior) {
    components = posterior.components();
    background = posterior.prior().background();
    locations = new LocationScores(posterior.locations());
    counts = new CountScores(posterior.counts());
    int classes = posterior.classes();
    constants = new double[classes];
    logWeights = new double[classes];
    double[] weights = posterior.predictiveWeights();
    for (int k = 0; k < components; k++) {
      constants[k] = posterior.expectedLogWeight(k) + locations.expectedConstant(k);
      logWeights[k] = Math.log(weights[k]);
    }
    if (background != null) {
      constants[components] = posterior.background().expectedLog() + background.logDensity();
      logWeights[components] = Math.log(weights[components]) + background.logDensity();
    }
    nearby = new NearbyComponents(locations, counts, constants, logWeights);
    expected = new double[components];
    predictive = new double[components];
    logs = new double[classes];
    sharing = new int[classes];
    shares = new double[classes];
  }

  /**
   * The log predictive density of an event, ln sum_k weight_k p(x | k) P(S | k), where the
   * posterior is integrated out, eq. (46) and (47); the background has a part in it within its
   * region. Also finds what the methods below tell about the last score.
   *
   * @param x its location, length D, unit
   * @param strength its count, or NaN
   * @return natural logarithm; the density's unit is unit^-D
   * @throws BadInputException when the strength is no count
   */
  public double score(double[] x, double strength) {
    measure(x, strength);
    fillLogs();
    normalise();
    return density();
  }

  /**
   * The same, and the responsibilities.
   *
   * @param responsibilities length K, filled with r_nk of eq. (3)
   */
  public double score(double[] x, double strength, double[] responsibilities) {
    double logDensity = score(x, strength);
    Arrays.fill(responsibilities, 0);
    for (int i = 0; i < size; i++) {
      if (sharing[i] < components) {
        responsibilities[sharing[i]] = shares[i];
      }
    }
    return logDensity;
  }

  /** The log predictive density of {@link #score} alone, which takes less time. */
  public double logDensity(double[] x, double strength) {
    measure(x, strength);
    return density();
  }

  /**
   * The weight of a component in the predictive density; for K, the background's weight times its
   * density.
   */
  public double weight(int k) {
    return Math.exp(logWeights[k]);
  }

  /**
   * The component with the largest responsibility in the last score, of equals the lowest; {@link
   * #BACKGROUND} where the background's is larger.
   */
  public int component() {
    return component;
  }

  /** The responsibility of that component, or of the background. */
  public double probability() {
    return probability;
  }

  /** The background's responsibility in the last score; 0 without a background. */
  public double background() {
    return backgroundShare;
  }

  /**
   * How undecided the last score's responsibilities are, that of the background among them, -sum r
   * ln r, nats, from 0 to the logarithm of their number.
   */
  public double entropy() {
    return entropy;
  }

  /**
   * What the event that {@link #score} or {@link #logDensity} took last adds to the bound's data
   * term, logsumexp_k log rho_nk of eq. (25) with all its constants, nats.
   */
  public double logNormaliser() {
    return logSum(fillLogs()) + counts.shared(strength);
  }

  private void requireCount(double strength) {
    if (strength == 0 && counts.zeroTruncated()) {
      throw new BadInputException(
          "the strength is 0, which the model says no event has: it was fitted as zero-truncated");
    }
    boolean count =
        strength >= 0 && strength <= Double.MAX_VALUE && strength == Math.rint(strength);
    if (!count && !Double.isNaN(strength)) {
      throw new BadInputException(
          "the strength is "
              + strength
              + "; it must be a whole number of 0 or more, or NaN where it is not known");
    }
  }

  private void measure(double[] x, double strength) {
    requireCount(strength);
    this.strength = strength;
    near = nearby.at(x, strength);
    locations.measure(x, near, expected, predictive);
    inside = background != null && background.region().contains(x);
  }

  /**
   * log rho_nk but for the terms of the count that all components share, of the components that are
   * near and after them of the background where it has a part.
   *
   * @return the number of logs
   */
  private int fillLogs() {
    for (int i = 0; i < near.length; i++) {
      int k = near[i];
      logs[i] = constants[k] - 0.5 * expected[i] + counts.expected(k, strength);
    }
    if (!inside) {
      return near.length;
    }
    int k = components;
    logs[near.length] = constants[k] + counts.expected(k, strength);
    return near.length + 1;
  }

  /** Eq. (3), of the logs that were filled. */
  private void normalise() {
    int filled = inside ? near.length + 1 : near.length;
    double max = max(filled);
    double sum = 0;
    size = 0;
    for (int i = 0; i < filled; i++) {
      logs[i] -= max;
      if (logs[i] > LEAST) {
        sharing[size] = i < near.length ? near[i] : components;
        logs[size] = logs[i];
        shares[size] = Math.exp(logs[i]);
        sum += shares[size++];
      }
    }
    double logSum = Math.log(sum);
    entropy = 0;
    backgroundShare = 0;
    probability = 0;
    for (int i = 0; i < size; i++) {
      shares[i] /= sum;
      entropy += shares[i] * (logSum - logs[i]); // -r ln r; both terms are 0 or more
      boolean ofBackground = sharing[i] == components;
      if (ofBackground) {
        backgroundShare = shares[i];
      }
      if (shares[i] > probability) {
        probability = shares[i];
        component = ofBackground ? BACKGROUND : sharing[i];
      }
    }
  }

  /**
   * The log predictive density at the place that {@link #measure} left. A count's probability is at
   * most 1, so the location's factor bounds a component's share; the count's factor is computed for
   * the components that this bound does not rule out.
   */
  private double density() {
    double logFactorial = CountScores.logFactorial(strength);
    int best = 0;
    for (int i = 0; i < near.length; i++) {
      int k = near[i];
      logs[i] = logWeights[k] + locations.densityBound(k, predictive[i]);
      best = logs[i] > logs[best] ? i : best;
    }
    double ofBackground =
        inside
            ? logWeights[components] + counts.logPredictive(components, strength)
            : Double.NEGATIVE_INFINITY;
    double floor = Math.max(ofBackground, logShare(best)) - logFactorial + LEAST;
    int filled = 0;
    for (int i = 0; i < near.length; i++) {
      if (logs[i] >= floor) {
        logs[filled++] = logShare(i);
      }
    }
    if (inside) {
      logs[filled++] = ofBackground;
    }
    return filled == 0 ? Double.NEGATIVE_INFINITY : logSum(filled) - logFactorial;
  }

  /** What a component adds to the density, but for the factorial of the strength. */
  private double logShare(int i) {
    int k = near[i];
    return logWeights[k]
        + locations.logDensity(k, predictive[i])
        + counts.logPredictive(k, strength);
  }

  /** The log of the sum of the first exponentials. */
  private double logSum(int filled) {
    double max = max(filled);
    double sum = 0;
    for (int i = 0; i < filled; i++) {
      if (logs[i] - max > LEAST) {
        sum += Math.exp(logs[i] - max);
      }
    }
    return max + Math.log(sum);
  }

  private double max(int filled) {
    double max = logs[0];
    for (int i = 1; i < filled; i++) {
      max = logs[i] > max ? logs[i] : max;
    }
    return max;
  }
}
