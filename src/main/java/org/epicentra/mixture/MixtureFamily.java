package org.epicentra.mixture;

import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.DirichletProcessWeights;
import org.epicentra.mixture.weights.DirichletWeights;
import org.epicentra.mixture.weights.WeightPrior;
import org.epicentra.mixture.weights.WeightType;

/**
 * Which of the models of docs/MODEL.md is fitted, eq. (23).
 *
 * @param covariance the shape of the components
 * @param weights how the weights are learned, if at all
 * @param concentration of the weights' prior, {@code > 0}; null for 1/K of a Dirichlet
 *     distribution, 1 of a Dirichlet process
 * @param counts the distribution of the strengths
 * @param dispersion of negative binomial strengths; null to learn it
 * @param zeroTruncated whether every strength is 1 or more by construction
 * @param background whether events may belong to no component
 * @param region where they may lie then; null for the bounding box of the events
 * @param locationError known standard deviation of the locations on each axis, unit, {@code >= 0}
 */
public record MixtureFamily(
    CovarianceType covariance,
    WeightType weights,
    Double concentration,
    CountType counts,
    Double dispersion,
    boolean zeroTruncated,
    boolean background,
    Region region,
    double locationError) {

  /** Fixed equal weights, round components of one given width, Poisson strengths, no background. */
  public static final MixtureFamily TEXTBOOK =
      new MixtureFamily(
          CovarianceType.FIXED,
          WeightType.FIXED,
          null,
          CountType.POISSON,
          null,
          false,
          false,
          null,
          0);

  /** Ellipses of learned weights, over-dispersed strengths, a uniform background. */
  public static final MixtureFamily DEFAULT =
      new MixtureFamily(
          CovarianceType.FULL,
          WeightType.DIRICHLET,
          null,
          CountType.NEGATIVE_BINOMIAL,
          null,
          false,
          true,
          null,
          0);

  /**
   * @throws BadInputException when the parts contradict each other, or a number is out of its range
   */
  public MixtureFamily {
    if (concentration != null && weights == WeightType.FIXED) {
      throw new BadInputException(
          "%s is %s, but %s is fixed, which has none: leave it out, or learn the weights"
              .formatted(Setting.named("concentration"), concentration, Setting.named("weights")));
    }
    if (concentration != null) {
      Setting.requirePositive("concentration", concentration);
    }
    if (region != null && !background) {
      throw new BadInputException(
          "%s is given, but %s is none: leave one of them out"
              .formatted(Setting.named("region"), Setting.named("background")));
    }
    if (!(locationError >= 0 && locationError < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(
          Setting.mustBe("locationError", locationError, "0 or more, in the locations' unit"));
    }
    new CountPrior(counts, 1, 1, dispersion == null ? Double.NaN : dispersion, zeroTruncated);
  }

  /**
   * What a user chooses of a family; each part may be null, for the default.
   *
   * @param covariance by default full, or fixed where a width is given
   * @param weights by default of a Dirichlet distribution, or fixed where they are given
   * @param concentration see {@link MixtureFamily}
   * @param counts by default negative binomial
   * @param dispersion by default learned
   * @param zeroTruncated by default false
   * @param background by default true
   * @param region by default the bounding box of the events
   * @param locationError unit; by default 0
   */
  public record Choices(
      CovarianceType covariance,
      WeightType weights,
      Double concentration,
      CountType counts,
      Double dispersion,
      Boolean zeroTruncated,
      Boolean background,
      Region region,
      Double locationError) {
    /** All is left to the defaults. */
    public static final Choices NONE =
        new Choices(null, null, null, null, null, null, null, null, null);

    /**
     * The family that is chosen: one place for the command line and for Spark ML.
     *
     * @param tauGiven whether the user gives a width: then components keep it, by default
     * @param piGiven whether the user gives the weights: then they stay, by default
     * @throws BadInputException when the parts contradict each other, or a number is out of its
     *     range
     */
    public MixtureFamily family(boolean tauGiven, boolean piGiven) {
      return new MixtureFamily(
          or(covariance, tauGiven ? CovarianceType.FIXED : DEFAULT.covariance),
          or(weights, piGiven ? WeightType.FIXED : DEFAULT.weights),
          concentration,
          or(counts, DEFAULT.counts),
          dispersion,
          or(zeroTruncated, DEFAULT.zeroTruncated),
          or(background, DEFAULT.background),
          region,
          or(locationError, DEFAULT.locationError));
    }

    private static <T> T or(T chosen, T other) {
      return chosen != null ? chosen : other;
    }
  }

  /** The same family with its background in a region. */
  public MixtureFamily within(Region where) {
    return new MixtureFamily(
        covariance,
        weights,
        concentration,
        counts,
        dispersion,
        zeroTruncated,
        background,
        where,
        locationError);
  }

  /** The moves of a fit that is not asked for others: given weights keep their components. */
  public Moves defaultMoves() {
    return weights == WeightType.FIXED ? Moves.NONE : Moves.DELETE_MERGE;
  }

  /** Whether the dispersion is learned. */
  public boolean learnsDispersion() {
    return counts == CountType.NEGATIVE_BINOMIAL && dispersion == null;
  }

  /** Whether the ascent starts, and goes, as that of the textbook model always has. */
  boolean isTextbook() {
    return covariance == CovarianceType.FIXED
        && weights == WeightType.FIXED
        && counts == CountType.POISSON
        && !zeroTruncated
        && !background
        && locationError == 0;
  }

  /**
   * The prior of learned weights.
   *
   * @param components the number of components K
   */
  public WeightPrior weightPrior(int components) {
    if (weights == WeightType.DIRICHLET) {
      double each = concentration == null ? 1.0 / components : concentration;
      return new DirichletWeights(each, components);
    }
    return new DirichletProcessWeights(concentration == null ? 1 : concentration, components);
  }

  /** The prior of the strengths. */
  public CountPrior countPrior(double alpha, double beta) {
    return new CountPrior(
        counts, alpha, beta, dispersion == null ? Double.NaN : dispersion, zeroTruncated);
  }
}
