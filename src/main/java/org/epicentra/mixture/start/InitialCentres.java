package org.epicentra.mixture.start;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.BadInputException;

/**
 * Initial centres that the user gives, one for each component.
 *
 * @param centres K rows of D coordinates, unit; not copied
 * @param rates the rates lambda_k expected, length K, {@code >= 0}; null for the prior's
 */
public record InitialCentres(double[][] centres, double[] rates) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * @throws BadInputException unless there are {@code components} finite rows of {@code dimension}
   *     coordinates and, if given, as many rates {@code >= 0}
   */
  public static void check(double[][] centres, double[] rates, int components, int dimension) {
    if (centres.length != components) {
      throw new BadInputException(
          centres.length
              + " initial centres for "
              + components
              + " components; give one for each.");
    }
    for (int k = 0; k < components; k++) {
      if (centres[k].length != dimension || !Arrays.stream(centres[k]).allMatch(Double::isFinite)) {
        throw new BadInputException(
            "Initial centre "
                + k
                + " is "
                + Arrays.toString(centres[k])
                + "; it must have "
                + dimension
                + " finite coordinates.");
      }
    }
    if (rates != null && rates.length != components) {
      throw new BadInputException(
          rates.length + " initial rates for " + components + " components; give one for each.");
    }
    for (int k = 0; rates != null && k < components; k++) {
      if (!(rates[k] >= 0 && rates[k] < Double.POSITIVE_INFINITY)) {
        throw new BadInputException(
            "The initial rate of component " + k + " is " + rates[k] + "; it must be 0 or more.");
      }
    }
  }
}
