package org.epicentra.mixture;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.math.RandomStream;
import org.epicentra.mixture.counts.StrengthSampler;
import org.epicentra.mixture.locations.LocationSampler;

/**
 * Draws events from a model, eq. (1) and (23): event n is a function of the seed and n alone,
 * wherever and whenever it is drawn. Immutable and thread-safe.
 */
public final class MixtureSampler implements Serializable {
  /** The component of an event that is background. */
  public static final int BACKGROUND = MixtureScorer.BACKGROUND;

  private static final long serialVersionUID = 1L;
  private static final String PURPOSE = "event";

  private final long streamKey;
  private final double[] cumulativeWeights;
  private final LocationSampler locations;
  private final StrengthSampler strengths;
  private final Background background;

  /**
   * @param weights of the components and, where there is one, of the background as the last
   * @param background null for none
   */
  MixtureSampler(
      double[] weights,
      LocationSampler locations,
      StrengthSampler strengths,
      Background background,
      long seed) {
    this.streamKey = RandomStream.streamKey(seed, PURPOSE, 0);
    this.cumulativeWeights = weights.clone();
    for (int k = 1; k < weights.length; k++) {
      cumulativeWeights[k] += cumulativeWeights[k - 1];
    }
    this.locations = locations;
    this.strengths = strengths;
    this.background = background;
  }

  /**
   * One event.
   *
   * @param component the component that it came from; {@link #BACKGROUND} for none
   * @param location length D, unit
   * @param strength its count
   */
  public record Draw(int component, double[] location, long strength) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Events of known parameters of the textbook model.
   *
   * @param pi length K, the weights of the components, sum 1
   * @param centres K rows of D coordinates, unit
   * @param tau precision of a location about its centre, 1/unit^2
   * @param rates lambda_k, length K, {@code >= 0}
   * @throws BadInputException when the lengths do not fit or a value is outside its range
   */
  public static MixtureSampler ofTruth(
      double[] pi, double[][] centres, double tau, double[] rates, long seed) {
    return new MixtureTruth(pi, centres, tau, rates).sampler(seed);
  }

  /**
   * Events of the posterior predictive distribution: for each event, the parameters of its
   * component are drawn anew from the posterior.
   */
  public static MixtureSampler ofPosterior(MixturePosterior posterior, long seed) {
    return new MixtureSampler(
        posterior.predictiveWeights(),
        LocationSampler.of(posterior.locations()),
        StrengthSampler.of(posterior.counts()),
        posterior.prior().background(),
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
    boolean none = background != null && k == cumulativeWeights.length - 1;
    double[] location = none ? background.region().draw(random) : locations.draw(k, random);
    long strength = strengths.draw(k, random);
    return new Draw(none ? BACKGROUND : k, location, strength);
  }

  /** Learned weights may sum to less than 1, as {@link MixtureScorer} has them too. */
  private int component(double u) {
    double total = cumulativeWeights[cumulativeWeights.length - 1];
    double at = Math.abs(total - 1) < 1e-9 ? u : u * total;
    int found = Arrays.binarySearch(cumulativeWeights, at);
    int k = found >= 0 ? found + 1 : -found - 1;
    return Math.min(k, cumulativeWeights.length - 1);
  }
}
