package org.epicentra.mixture;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.distribution.Gamma;
import org.epicentra.distribution.Poisson;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.start.InitialCentres;

/**
 * Draws events from the model of eq. (1): event n is a function of the seed and n alone, wherever
 * and whenever it is drawn. Immutable and thread-safe.
 */
public final class MixtureSampler implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PURPOSE = "event";

  private final long streamKey;
  private final double[] cumulativePi;
  private final double deviation;
  private final double[][] centres;
  private final double[] centreDeviations;
  private final RateSource rates;

  private MixtureSampler(
      MixturePrior prior,
      double[][] centres,
      double[] centreDeviations,
      RateSource rates,
      long seed) {
    this.streamKey = RandomStream.streamKey(seed, PURPOSE, 0);
    this.cumulativePi = prior.pi();
    for (int k = 1; k < cumulativePi.length; k++) {
      cumulativePi[k] += cumulativePi[k - 1];
    }
    this.deviation = 1 / Math.sqrt(prior.tau());
    this.centres = centres;
    this.centreDeviations = centreDeviations;
    this.rates = rates;
  }

  /** The rate of a component for one event. */
  @FunctionalInterface
  private interface RateSource extends Serializable {
    double rate(int k, RandomStream random);
  }

  /**
   * One event.
   *
   * @param component the component that it came from
   * @param location length D, unit
   * @param strength its count
   */
  public record Draw(int component, double[] location, long strength) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Events of known parameters.
   *
   * @param pi length K, the weights of the components, sum 1
   * @param centres K rows of D coordinates, unit
   * @param tau precision of a location about its centre, 1/unit^2
   * @param rates lambda_k, length K, {@code >= 0}
   * @throws BadInputException when the lengths do not fit or a value is outside its range
   */
  public static MixtureSampler ofTruth(
      double[] pi, double[][] centres, double tau, double[] rates, long seed) {
    if (centres.length == 0) {
      throw new BadInputException("There are no centres; give at least one.");
    }
    int dimension = centres[0].length;
    MixturePrior checked =
        new MixturePrior(
            pi,
            tau,
            new MixturePrior.Centres(new double[dimension], 1),
            new MixturePrior.Rates(1, 1));
    InitialCentres.check(centres, rates, pi.length, dimension);
    double[] lambdas = rates.clone();
    double[][] copies = Arrays.stream(centres).map(double[]::clone).toArray(double[][]::new);
    return new MixtureSampler(
        checked, copies, new double[pi.length], (k, random) -> lambdas[k], seed);
  }

  /**
   * Events of the posterior predictive distribution: for each event, the centre and the rate of its
   * component are drawn anew from the posterior.
   */
  public static MixtureSampler ofPosterior(MixturePosterior posterior, long seed) {
    int components = posterior.components();
    double[][] centres = new double[components][];
    double[] centreDeviations = new double[components];
    double[] shapes = new double[components];
    double[] rates = new double[components];
    for (int k = 0; k < components; k++) {
      centres[k] = posterior.mean(k);
      centreDeviations[k] = 1 / Math.sqrt(posterior.meanPrecision(k));
      shapes[k] = posterior.rateShape(k);
      rates[k] = posterior.rateRate(k);
    }
    return new MixtureSampler(
        posterior.prior(),
        centres,
        centreDeviations,
        (k, random) -> Gamma.of(shapes[k], rates[k]).sample(random),
        seed);
  }

  /**
   * Event number row.
   *
   * @param row any number; the same one gives the same event
   */
  public Draw draw(long row) {
    RandomStream random = RandomStream.of(streamKey, row);
    int k = component(random.nextDouble());
    double[] location = centres[k].clone();
    for (int d = 0; d < location.length; d++) {
      location[d] +=
          centreDeviations[k] * random.nextGaussian() + deviation * random.nextGaussian();
    }
    long strength = Poisson.of(rates.rate(k, random)).sample(random);
    return new Draw(k, location, strength);
  }

  private int component(double u) {
    int found = Arrays.binarySearch(cumulativePi, u);
    int k = found >= 0 ? found + 1 : -found - 1;
    return Math.min(k, cumulativePi.length - 1);
  }
}
