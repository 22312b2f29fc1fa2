package org.epicentra.mixture.locations;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Labelled;

/** The shapes that components may have. */
public enum CovarianceType implements Labelled {
  /** Round, of one width that is given. */
  FIXED("fixed"),
  /** Round, of one width that is learned. */
  SHARED("shared"),
  /** Round, each of its own width. */
  SPHERICAL("spherical"),
  /** Ellipses or ellipsoids, each of its own. */
  FULL("full");

  private final String label;

  CovarianceType(String label) {
    this.label = label;
  }

  /** As options, Params and summaries write it. */
  @Override
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Labelled.labels(CovarianceType.class);
  }

  /**
   * @throws BadInputException when there is no shape of that label
   */
  public static CovarianceType of(String label) {
    return Labelled.of(CovarianceType.class, "covarianceType", label);
  }

  /**
   * The prior of this shape.
   *
   * @param tau the precision of a location about its centre, 1/unit^2: given for {@link #FIXED},
   *     else one over the expected variance on each axis
   * @param nu prior mean of the centres, length D, unit
   * @param rho prior precision of the centres on each axis, 1/unit^2
   * @throws BadInputException when a value is outside its range; the message names it
   */
  public LocationPrior prior(double tau, double[] nu, double rho) {
    CentrePrior centres = new CentrePrior(tau, nu, rho);
    return switch (this) {
      case FIXED -> new FixedCovariance(centres);
      case SHARED -> new SharedCovariance(centres);
      case SPHERICAL -> new SphericalCovariance(centres);
      case FULL -> new FullCovariance(centres);
    };
  }
}
