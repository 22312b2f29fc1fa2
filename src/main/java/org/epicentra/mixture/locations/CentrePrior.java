package org.epicentra.mixture.locations;

import java.io.Serializable;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * The prior of the centres, and the scale of the components' widths: what the four shapes have in
 * common. Immutable.
 */
final class CentrePrior implements Serializable {
  private static final long serialVersionUID = 1L;

  final double tau;
  final double[] nu;
  final double rho;

  /**
   * @throws BadInputException when a value is outside its range; the message names it
   */
  CentrePrior(double tau, double[] nu, double rho) {
    this.nu = nu.clone();
    this.tau = tau;
    this.rho = rho;
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
    Setting.requirePositive("tau", tau);
    Setting.requirePositive("rho", rho);
  }

  int dimension() {
    return nu.length;
  }

  /** kappa_0, the events that the prior of a centre is worth: rho times the expected variance. */
  double kappa() {
    return rho / tau;
  }

  /** The expected variance of a location about its centre on each axis, unit^2. */
  double scaleSquared() {
    return 1 / tau;
  }
}
