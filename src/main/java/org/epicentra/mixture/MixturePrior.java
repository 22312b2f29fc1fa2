package org.epicentra.mixture;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.counts.CountPosterior;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.locations.LocationError;
import org.epicentra.mixture.locations.LocationPosterior;
import org.epicentra.mixture.locations.LocationPrior;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.weights.BackgroundShare;
import org.epicentra.mixture.weights.FixedWeights;
import org.epicentra.mixture.weights.MixtureWeights;
import org.epicentra.mixture.weights.WeightPrior;

/**
 * The fixed quantities of the model, eq. (1) and (23): the priors of the weights, the locations and
 * the strengths, and the region of a background. The unit is that of the locations (km on a
 * projection). Immutable.
 *
 * <p>A class and not a record, since it goes to the executors with each posterior and Kryo, which
 * users may choose as Spark's serialiser, cannot read records.
 */
public final class MixturePrior implements Serializable {
  private static final long serialVersionUID = 1L;

  private final WeightPrior weights;
  private final LocationPrior locations;
  private final CountPrior counts;
  private final Background background;

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
   * @param background where events of no component may lie; null for nowhere
   */
  public MixturePrior(
      WeightPrior weights, LocationPrior locations, CountPrior counts, Background background) {
    this.weights = weights;
    this.locations = locations;
    this.counts = counts;
    this.background = background;
  }

  /**
   * The textbook model: fixed weights, round components of a given width, Poisson strengths, no
   * background.
   *
   * @param pi length K, the weights of the components, each {@code > 0}, sum 1
   * @param tau precision of a location about its component's centre, 1/unit^2, {@code > 0}
   * @throws org.epicentra.BadInputException when a value is outside its range; the message names it
   */
  public MixturePrior(double[] pi, double tau, Centres centres, Rates rates) {
    this(
        FixedWeights.of(pi),
        CovarianceType.FIXED.prior(tau, centres.nu(), centres.rho()),
        CountPrior.poisson(rates.alpha(), rates.beta()),
        null);
  }

  /** The prior of the weights. */
  public WeightPrior weights() {
    return weights;
  }

  /** The prior of centres and shapes. */
  public LocationPrior locations() {
    return locations;
  }

  /** The prior of the strengths. */
  public CountPrior counts() {
    return counts;
  }

  /** Where events of no component may lie; null for nowhere. */
  public Background background() {
    return background;
  }

  /**
   * Where the events of the model may be, as polygons that were given say; null where that is
   * anywhere: a box is only where events were seen.
   */
  public Region givenRegion() {
    return background != null && background.region().isGiven() ? background.region() : null;
  }

  /** The number of components K for which the prior was made. */
  public int components() {
    return weights.slots();
  }

  /** The number of coordinates D, 2 or 3. */
  public int dimension() {
    return locations.dimension();
  }

  /** The prior mean of the weights, length K; a new array. */
  public double[] pi() {
    return weights.means();
  }

  /** One over the variance of a location about its centre, given or expected, 1/unit^2. */
  public double tau() {
    return locations.tau();
  }

  /** A copy, length D, unit. */
  public double[] nu() {
    return locations.nu();
  }

  /** The prior precision of the centres, 1/unit^2. */
  public double rho() {
    return locations.rho();
  }

  /** The prior shape of the rates. */
  public double alpha() {
    return counts.alpha();
  }

  /** The prior rate of the rates, pseudo-events. */
  public double beta() {
    return counts.beta();
  }

  /** The standard deviation of the locations about the true ones on each axis, unit; often 0. */
  public double locationError() {
    return LocationError.deviation(locations);
  }

  /** Whether it is that of the textbook model, with the weights of all its components. */
  boolean isTextbook() {
    double sum = 0;
    if (weights instanceof FixedWeights fixed) {
      for (double pi : fixed.pi()) {
        sum += pi;
      }
    }
    return Math.abs(sum - 1) <= 1e-9
        && locations.isGivenWidth()
        && locationError() == 0
        && counts.type() == CountType.POISSON
        && !counts.zeroTruncated()
        && background == null;
  }

  /** The same prior, the box of its background so large that it holds given events as well. */
  public MixturePrior covering(EventProfile profile) {
    if (background == null) {
      return this;
    }
    Region region = background.region().covering(profile.low(), profile.high());
    return region.equals(background.region())
        ? this
        : new MixturePrior(weights, locations, counts, new Background(region));
  }

  /** The rows of {@link MixtureStatistics} of a posterior of K components. */
  int classes(int components) {
    return background == null ? components : components + 1;
  }

  /** The rows of strengths of chosen components of K, and of the background. */
  int[] rows(int[] order, int components) {
    int[] rows = Arrays.copyOf(order, classes(order.length));
    if (background != null) {
      rows[order.length] = components;
    }
    return rows;
  }

  /**
   * The M-step.
   *
   * @param sums of complete data, with C rows of strengths
   * @param histogram of all strengths; null unless the dispersion is learned
   * @param dispersion so far; NaN at a start
   */
  MixturePosterior posterior(MixtureSums sums, StrengthHistogram histogram, double dispersion) {
    return posterior(sums, counts.posterior(sums.strengths(), histogram, dispersion));
  }

  /** The M-step at a dispersion that stays. */
  MixturePosterior posterior(MixtureSums sums, double dispersion) {
    return posterior(sums, counts.posterior(sums.strengths(), dispersion));
  }

  /** The M-step where the dispersion, and a width that all components share, stay. */
  MixturePosterior posteriorLike(MixtureSums sums, MixturePosterior same) {
    return posterior(
        sums,
        locations.posterior(sums.locations(), same.locations()),
        counts.posterior(sums.strengths(), same.counts().dispersion()));
  }

  private MixturePosterior posterior(MixtureSums sums, CountPosterior strengths) {
    return posterior(sums, locations.posterior(sums.locations()), strengths);
  }

  private MixturePosterior posterior(
      MixtureSums sums, LocationPosterior located, CountPosterior strengths) {
    double[] counts = sums.locations().counts();
    BackgroundShare share =
        background == null ? null : new BackgroundShare(sums.background(), counts);
    return new MixturePosterior(
        this,
        new MixtureWeights(weights.posterior(counts), share),
        located,
        strengths,
        counts,
        null);
  }

  /** The prior of chosen components: new component i is old order[i]. */
  MixturePrior selected(int[] order) {
    return new MixturePrior(weights.selected(order), locations, counts, background);
  }
}
