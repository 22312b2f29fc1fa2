package org.epicentra.mixture;

import java.io.Serializable;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * The fixed quantities of the model, eq. (1). The unit is that of the locations (km on a
 * projection). Immutable.
 *
 * <p>A class and not a record, since it goes to the executors with each posterior and Kryo, which
 * users may choose as Spark's serialiser, cannot read records.
 */
public final class MixturePrior implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double SUM_TOLERANCE = 1e-9;

  private final double[] pi;
  private final double tau;
  private final double[] nu;
  private final double rho;
  private final double alpha;
  private final double beta;

  /**
   * The prior of the centres, Normal(nu, I / rho).
   *
   * @param nu length D, the mean, unit
   * @param rho the precision on each axis, 1/unit^2, {@code > 0}
   */
  public record Centres(double[] nu, double rho) {}

  /**
   * The prior of the rates, Gamma(alpha, beta).
   *
   * @param alpha the shape, {@code > 0}
   * @param beta the rate, pseudo-events, {@code > 0}
   */
  public record Rates(double alpha, double beta) {}

  /**
   * Checks and copies.
   *
   * @param pi length K, the weights of the components, each {@code > 0}, sum 1
   * @param tau precision of a location about its component's centre, 1/unit^2, {@code > 0}
   * @throws BadInputException when a value is outside its range; the message names it
   */
  public MixturePrior(double[] pi, double tau, Centres centres, Rates rates) {
    this.pi = pi.clone();
    this.nu = centres.nu().clone();
    this.tau = tau;
    this.rho = centres.rho();
    this.alpha = rates.alpha();
    this.beta = rates.beta();
    checkWeights(this.pi);
    checkCoordinates(this.nu);
    checkPositive("tau", tau);
    checkPositive("rho", rho);
    checkPositive("alpha", alpha);
    checkPositive("beta", beta);
  }

  private static void checkCoordinates(double[] nu) {
    if (nu.length != 2 && nu.length != 3) {
      throw new BadInputException(
          Setting.named("nu") + " has " + nu.length + " coordinates; locations have 2 or 3.");
    }
    for (double coordinate : nu) {
      if (!Double.isFinite(coordinate)) {
        throw new BadInputException(
            Setting.named("nu") + " holds " + coordinate + "; every coordinate must be finite.");
      }
    }
  }

  private static void checkWeights(double[] pi) {
    double sum = 0;
    for (int k = 0; k < pi.length; k++) {
      if (!(pi[k] > 0 && pi[k] <= 1)) {
        throw new BadInputException(
            Setting.named("pi")
                + " of component "
                + k
                + " is "
                + pi[k]
                + "; each must lie in (0, 1].");
      }
      sum += pi[k];
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new BadInputException(
          Setting.named("pi")
              + " has "
              + pi.length
              + " values that sum to "
              + sum
              + "; they must sum to 1.");
    }
  }

  private static void checkPositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(
          Setting.mustBe(name, value, "a positive number. Set it, or leave it to the data."));
    }
  }

  /** The number of components K. */
  public int components() {
    return pi.length;
  }

  /** The number of coordinates D, 2 or 3. */
  public int dimension() {
    return nu.length;
  }

  /** A copy, length K. */
  public double[] pi() {
    return pi.clone();
  }

  /** The weight of component k. */
  public double pi(int k) {
    return pi[k];
  }

  /** The precision of a location about its component's centre, 1/unit^2. */
  public double tau() {
    return tau;
  }

  /** A copy, length D, unit. */
  public double[] nu() {
    return nu.clone();
  }

  /** Coordinate d of the prior mean, unit. */
  public double nu(int d) {
    return nu[d];
  }

  /** The prior precision of the centres, 1/unit^2. */
  public double rho() {
    return rho;
  }

  /** The prior shape of the rates. */
  public double alpha() {
    return alpha;
  }

  /** The prior rate of the rates, pseudo-events. */
  public double beta() {
    return beta;
  }

  /** The same prior with its components in another order: new component i is old order[i]. */
  MixturePrior permuted(int[] order) {
    double[] permuted = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      permuted[i] = pi[order[i]];
    }
    return new MixturePrior(permuted, tau, new Centres(nu, rho), new Rates(alpha, beta));
  }
}
