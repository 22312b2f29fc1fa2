package org.epicentra.mixture;

import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.counts.StrengthSampler;
import org.epicentra.mixture.locations.LocationSampler;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.mixture.weights.FixedWeights;

/**
 * Known parameters of the model of eq. (1) and (23), from which a synthetic catalog is drawn.
 * Immutable: the arrays are the record's own and must not be changed.
 *
 * @param pi length K, the weights of the components among themselves, each {@code > 0}, sum 1
 * @param centres mu_k: K rows of D coordinates, unit
 * @param scatter how locations scatter about their centres
 * @param strengths what the strengths are drawn from
 * @param noise the events of no component; null for none
 */
public record MixtureTruth(
    double[] pi, double[][] centres, Scatter scatter, Strengths strengths, Noise noise) {

  /**
   * How locations scatter about the centres.
   *
   * @param tau precision of round components, 1/unit^2; NaN where there are covariances
   * @param covariances of the true locations: K matrices of D x D, unit^2; null for round
   *     components
   * @param locationError standard deviation, on each axis, of the locations of a component about
   *     the true ones, unit, {@code >= 0}
   */
  public record Scatter(double tau, List<SymmetricMatrix> covariances, double locationError) {
    /**
     * @throws BadInputException when a value is outside its range
     */
    public Scatter {
      covariances = covariances == null ? null : List.copyOf(covariances);
      if (covariances == null && !(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
        throw new BadInputException(
            Setting.mustBe("tau", tau, "a positive number, unless there are covariances"));
      }
      for (int k = 0; covariances != null && k < covariances.size(); k++) {
        if (!covariances.get(k).isPositiveDefinite()) {
          throw new BadInputException(
              "the covariance of component %d, %s, is none: it must be positive definite"
                  .formatted(k, covariances.get(k)));
        }
      }
      if (!(locationError >= 0 && locationError < Double.POSITIVE_INFINITY)) {
        throw new BadInputException(
            Setting.mustBe("locationError", locationError, "0 or more, in the locations' unit"));
      }
    }

    /** Round components of one width, no location error. */
    public static Scatter round(double tau) {
      return new Scatter(tau, null, 0);
    }

    /** Components of their own covariances, no location error. */
    public static Scatter of(List<SymmetricMatrix> covariances) {
      return new Scatter(Double.NaN, covariances, 0);
    }

    /** Whether all components are round and of one width. */
    public boolean isRound() {
      return covariances == null;
    }

    private LocationSampler sampler(double[][] centres) {
      if (isRound()) {
        return LocationSampler.round(centres, Math.hypot(1 / Math.sqrt(tau), locationError));
      }
      SymmetricMatrix[] seen = new SymmetricMatrix[centres.length];
      for (int k = 0; k < seen.length; k++) {
        seen[k] = seen(k, centres[k].length);
      }
      return LocationSampler.of(centres, seen);
    }

    private SymmetricMatrix seen(int k, int dimension) {
      SymmetricMatrix known =
          isRound() ? SymmetricMatrix.scaledIdentity(dimension, 1 / tau) : covariances.get(k);
      return known.plus(SymmetricMatrix.scaledIdentity(dimension, locationError * locationError));
    }
  }

  /**
   * What the strengths are drawn from.
   *
   * @param rates lambda_k, length K, {@code >= 0}: the expected strengths, unseen zeros included
   * @param dispersion r: the variance of a strength is rate + rate^2 / r; infinite for Poisson
   * @param zeroTruncated whether strengths of 0 are never seen
   */
  public record Strengths(double[] rates, double dispersion, boolean zeroTruncated) {
    public Strengths {
      rates = rates.clone();
    }

    /** Poisson strengths with zeros. */
    public static Strengths poisson(double[] rates) {
      return new Strengths(rates, Double.POSITIVE_INFINITY, false);
    }
  }

  /**
   * The events of no component.
   *
   * @param share of all events, in the open interval (0, 1)
   * @param region where they are uniform, in the coordinates of the centres
   * @param rate their expected strength, {@code >= 0}
   */
  public record Noise(double share, Region region, double rate) {
    /**
     * @throws BadInputException when the share is outside its range or there is no region
     */
    public Noise {
      if (!(share > 0 && share < 1)) {
        throw new BadInputException(
            Setting.mustBe("background", share, "a share above 0 and below 1"));
      }
      if (region == null) {
        throw new BadInputException("the background has no region: say where its events may lie");
      }
    }
  }

  /**
   * @throws BadInputException when the lengths do not fit or a value is outside its range
   */
  public MixtureTruth {
    if (centres.length == 0) {
      throw new BadInputException("There are no centres; give at least one.");
    }
    int dimension = centres[0].length;
    if (dimension != 2 && dimension != 3) {
      throw new BadInputException(
          "a centre has " + dimension + " coordinates; locations have 2 or 3");
    }
    FixedWeights.of(pi);
    InitialCentres.check(centres, strengths.rates(), pi.length, dimension);
    if (!scatter.isRound()) {
      requireShapes(scatter.covariances(), pi.length, dimension);
    }
    if (noise != null && noise.region().dimension() != dimension) {
      throw new BadInputException(
          "the region of the background has %d coordinates, the centres have %d"
              .formatted(noise.region().dimension(), dimension));
    }
    pi = pi.clone();
    centres = Arrays.stream(centres).map(double[]::clone).toArray(double[][]::new);
    strengthSampler(strengths, noise);
  }

  /** Parameters of the textbook model: round components, Poisson strengths, no background. */
  public MixtureTruth(double[] pi, double[][] centres, double tau, double[] rates) {
    this(pi, centres, Scatter.round(tau), Strengths.poisson(rates), null);
  }

  private static void requireShapes(List<SymmetricMatrix> covariances, int components, int size) {
    if (covariances.size() != components) {
      throw new BadInputException(
          "%d covariances for %d components; give one for each"
              .formatted(covariances.size(), components));
    }
    for (int k = 0; k < components; k++) {
      if (covariances.get(k).size() != size) {
        throw new BadInputException(
            "the covariance of component %d is %d x %<d, but locations have %d coordinates"
                .formatted(k, covariances.get(k).size(), size));
      }
    }
  }

  /** K. */
  public int components() {
    return pi.length;
  }

  /** D, 2 or 3. */
  public int dimension() {
    return centres[0].length;
  }

  /** lambda_k, length K. */
  public double[] rates() {
    return strengths.rates();
  }

  /** The covariance of the locations of component k, a location error included, D x D, unit^2. */
  public SymmetricMatrix seenCovariance(int k) {
    return scatter.seen(k, dimension());
  }

  /** The weight of component k among all events, those of the background included. */
  public double weight(int k) {
    return noise == null ? pi[k] : (1 - noise.share()) * pi[k];
  }

  /** The sampler of events with these parameters. */
  public MixtureSampler sampler(long seed) {
    double[] weights = Arrays.copyOf(pi, noise == null ? pi.length : pi.length + 1);
    for (int k = 0; k < pi.length; k++) {
      weights[k] = weight(k);
    }
    if (noise != null) {
      weights[pi.length] = noise.share();
    }
    return new MixtureSampler(
        weights,
        scatter.sampler(centres),
        strengthSampler(strengths, noise),
        noise == null ? null : new Background(noise.region()),
        seed);
  }

  private static StrengthSampler strengthSampler(Strengths strengths, Noise noise) {
    double[] rates = strengths.rates();
    if (noise != null) {
      rates = Arrays.copyOf(rates, rates.length + 1);
      rates[rates.length - 1] = noise.rate();
    }
    return StrengthSampler.of(rates, strengths.dispersion(), strengths.zeroTruncated());
  }
}
