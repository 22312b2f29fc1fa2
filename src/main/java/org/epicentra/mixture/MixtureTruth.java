package org.epicentra.mixture;

import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.distribution.Gamma;
import org.epicentra.math.RandomStream;

/**
 * Known parameters of the model of eq. (1), from which a synthetic catalog is drawn. The arrays are
 * the record's own and must not be changed.
 *
 * @param pi length K, the weights of the components, sum 1
 * @param centres mu_k: K rows of D coordinates, unit
 * @param tau precision of a location about its centre, 1/unit^2
 * @param rates lambda_k, length K, {@code >= 0}
 */
public record MixtureTruth(double[] pi, double[][] centres, double tau, double[] rates) {
  private static final String PURPOSE = "truth";

  /** The shape of the rates' distribution: its standard deviation is 0.7 of its mean. */
  private static final double RATE_SHAPE = 2;

  /**
   * @throws BadInputException when the lengths do not fit or a value is outside its range
   */
  public MixtureTruth {
    MixtureSampler.ofTruth(pi, centres, tau, rates, 0);
  }

  /**
   * Draws the parameters from their prior: mu_k ~ Normal(0, spread^2 I) in the plane, lambda_k ~
   * Gamma(2, 2 / meanRate), pi_k = 1/K.
   *
   * @param components K, 1 or more
   * @param spread standard deviation of the centres along each axis, unit, {@code >= 0}
   * @param deviation standard deviation of the locations about their centre, unit, {@code > 0}
   * @param meanRate mean of the rates, {@code > 0}
   */
  public static MixtureTruth draw(
      int components, double spread, double deviation, double meanRate, long seed) {
    if (components < 1) {
      throw new BadInputException(Setting.mustBe("components", components, "1 or more"));
    }
    requirePositive("sd", deviation);
    requirePositive("meanRate", meanRate);
    if (!(spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(Setting.mustBe("spread", spread, "a number of 0 or more"));
    }
    double[] pi = new double[components];
    Arrays.fill(pi, 1.0 / components);
    double[][] centres = new double[components][2];
    double[] rates = new double[components];
    Gamma rateDistribution = Gamma.of(RATE_SHAPE, RATE_SHAPE / meanRate);
    for (int k = 0; k < components; k++) {
      RandomStream random = RandomStream.of(seed, PURPOSE, 0, k);
      centres[k][0] = spread * random.nextGaussian();
      centres[k][1] = spread * random.nextGaussian();
      rates[k] = rateDistribution.sample(random);
    }
    return new MixtureTruth(pi, centres, 1 / (deviation * deviation), rates);
  }

  /** K. */
  public int components() {
    return pi.length;
  }

  /** D, 2 or 3. */
  public int dimension() {
    return centres[0].length;
  }

  /** The sampler of events with these parameters. */
  public MixtureSampler sampler(long seed) {
    return MixtureSampler.ofTruth(pi, centres, tau, rates, seed);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(Setting.mustBe(name, value, "a number above 0"));
    }
  }
}
