package org.epicentra.mixture;

import java.util.Arrays;
import java.util.Locale;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.locations.LocationError;
import org.epicentra.mixture.locations.LocationPrior;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.NearestCentre;
import org.epicentra.mixture.weights.FixedWeights;
import org.epicentra.mixture.weights.WeightType;

/**
 * The values that the user gives to the prior; null derives a value from the data.
 *
 * @param pi length K; a sum within 1e-6 of 1 is brought to 1; by default 1/K each
 * @param tau 1/unit^2; by default D over the mean squared distance of the sampled events to their
 *     nearest initial centre
 * @param nu length D, unit; by default the mean location
 * @param rho 1/unit^2; by default one over the variance of the locations, averaged over the axes
 * @param alpha by default 1
 * @param beta by default one over the mean strength, or 1 when there is no strength above 0
 * @param family which model the prior is of
 */
public record PriorSpecification(
    double[] pi,
    Double tau,
    double[] nu,
    Double rho,
    Double alpha,
    Double beta,
    MixtureFamily family) {
  private static final double SUM_TOLERANCE = 1e-6;

  /** So many steps between neighbouring doubles a width must have, or sums of many lose it. */
  private static final double LEAST_STEPS = 1e6;

  /** All of the textbook model from the data. */
  public static PriorSpecification defaults() {
    return defaults(MixtureFamily.TEXTBOOK);
  }

  /** All from the data. */
  public static PriorSpecification defaults(MixtureFamily family) {
    return new PriorSpecification(null, null, null, null, null, null, family);
  }

  /**
   * @throws BadInputException when weights are given that are to be learned
   */
  public PriorSpecification {
    if (pi != null && family.weights() != WeightType.FIXED) {
      throw new BadInputException(
          "%s is given, but %s is %s, which learns the weights: leave one of them out"
              .formatted(Setting.named("pi"), Setting.named("weights"), family.weights().label()));
    }
  }

  /** Values for the textbook model. */
  public PriorSpecification(
      double[] pi, Double tau, double[] nu, Double rho, Double alpha, Double beta) {
    this(pi, tau, nu, rho, alpha, beta, MixtureFamily.TEXTBOOK);
  }

  /** The same values for a family. */
  public PriorSpecification with(MixtureFamily other) {
    return new PriorSpecification(pi, tau, nu, rho, alpha, beta, other);
  }

  /**
   * Checks what needs no data, so that a wrong value is refused before the data is read.
   *
   * @param components the number of components K
   * @throws BadInputException when a given value is outside its range or of the wrong length
   */
  public void check(int components) {
    new MixturePrior(
        resolvePi(components),
        tau != null ? tau : 1,
        new MixturePrior.Centres(nu != null ? nu : new double[2], rho != null ? rho : 1),
        new MixturePrior.Rates(alpha != null ? alpha : 1, beta != null ? beta : 1));
  }

  /**
   * The prior for given data.
   *
   * @param profile moments of all events
   * @param centres the initial centres, K rows of D coordinates, unit
   * @param sample the events from which tau is taken
   * @throws BadInputException when a value does not fit the data or cannot be had from it
   */
  public MixturePrior resolve(EventProfile profile, double[][] centres, EventSample sample) {
    double precision = tau != null ? tau : tauFrom(centres, sample);
    requireDigits(profile, precision);
    double centrePrecision = rho != null ? rho : rhoFrom(profile);
    LocationPrior locations =
        family.covariance().prior(precision, resolveNu(profile), centrePrecision);
    return new MixturePrior(
        family.weights() == WeightType.FIXED
            ? fixedWeights(centres.length)
            : family.weightPrior(centres.length),
        LocationError.of(locations, family.locationError()),
        family.countPrior(alpha != null ? alpha : 1, beta != null ? beta : betaFrom(profile)),
        family.background() ? background(profile) : null);
  }

  private Background background(EventProfile profile) {
    return new Background(
        family.region() != null ? family.region() : Region.box(profile.low(), profile.high()));
  }

  /**
   * The weights where they are fixed.
   *
   * @param components the number of components K
   * @throws BadInputException when as many are not given, or they are outside their range
   */
  public FixedWeights fixedWeights(int components) {
    return FixedWeights.of(resolvePi(components));
  }

  private double[] resolvePi(int components) {
    double[] weights = new double[components];
    if (pi == null) {
      Arrays.fill(weights, 1.0 / components);
      return weights;
    }
    if (pi.length != components) {
      throw new BadInputException(
          Setting.named("pi")
              + " has "
              + pi.length
              + " values for "
              + components
              + " components; give one for each.");
    }
    double sum = 0;
    for (double weight : pi) {
      sum += weight;
    }
    boolean nearOne = Math.abs(sum - 1) <= SUM_TOLERANCE;
    for (int k = 0; k < components; k++) {
      weights[k] = nearOne ? pi[k] / sum : pi[k];
    }
    return weights;
  }

  private double[] resolveNu(EventProfile profile) {
    int dimension = profile.dimension();
    if (nu == null) {
      double[] mean = new double[dimension];
      for (int d = 0; d < dimension; d++) {
        mean[d] = profile.mean(d);
      }
      return mean;
    }
    if (nu.length != dimension) {
      throw new BadInputException(
          Setting.named("nu")
              + " has "
              + nu.length
              + " coordinates; the events have "
              + dimension
              + ".");
    }
    return nu;
  }

  /** Far from the origin, doubles lie too wide apart to tell the events of a component apart. */
  private static void requireDigits(EventProfile profile, double tau) {
    double width = 1 / Math.sqrt(tau);
    for (int d = 0; d < profile.dimension(); d++) {
      double distance = Math.hypot(profile.mean(d), Math.sqrt(profile.variance(d)));
      double step = Math.ulp(distance);
      if (width < LEAST_STEPS * step) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "The digits of the coordinates do not suffice: about %.3g, numbers lie %.3g apart, and"
                    + " the width of a component, 1/sqrt(%s), is %.3g. Subtract a constant from each"
                    + " coordinate, such as its mean.",
                distance,
                step,
                Setting.named("tau"),
                width));
      }
    }
  }

  private static double tauFrom(double[][] centres, EventSample sample) {
    double meanSquare = new NearestCentre(centres).meanSquaredDistance(sample);
    double tau = sample.dimension() / meanSquare;
    if (!(meanSquare > 0 && tau > 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(
          Setting.named("tau")
              + " cannot be taken from the data: the mean squared distance of "
              + sample.size()
              + " sampled events to the nearest of "
              + centres.length
              + " initial centres is "
              + meanSquare
              + ". Give "
              + Setting.named("tau")
              + " a number (1/unit^2), or use fewer components.");
    }
    return tau;
  }

  private static double rhoFrom(EventProfile profile) {
    double variance = 0;
    for (int d = 0; d < profile.dimension(); d++) {
      variance += profile.variance(d) / profile.dimension();
    }
    double rho = 1 / variance;
    if (!(variance > 0 && rho > 0 && rho < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(
          Setting.named("rho")
              + " cannot be taken from the data: the variance of the locations of "
              + profile.rows()
              + " events is "
              + variance
              + ". Give "
              + Setting.named("rho")
              + " a number (1/unit^2).");
    }
    return rho;
  }

  private static double betaFrom(EventProfile profile) {
    double mean = profile.strengthMean();
    return mean > 0 ? 1 / mean : 1;
  }
}
