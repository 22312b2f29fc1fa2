package org.epicentra.mixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.distribution.Gamma;
import org.epicentra.mixture.counts.CountPosterior;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.locations.Ellipse;
import org.epicentra.mixture.locations.LocationPosterior;
import org.epicentra.mixture.start.InitialCentres;
import org.epicentra.mixture.weights.BackgroundShare;
import org.epicentra.mixture.weights.MixtureWeights;

/**
 * The variational posterior of the mixture: of the weights, of the centre and shape of each
 * component, of its strengths, and of the background, together with the prior it belongs to.
 * Immutable. Component K of the strengths is the background.
 */
public final class MixturePosterior implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double LEVEL = 0.95;

  private final MixturePrior prior;
  private final MixtureWeights weights;
  private final LocationPosterior locations;
  private final CountPosterior counts;
  private final double[] effectiveCounts;
  private final StrengthHistogram strengths;

  /**
   * @param effectiveCounts R_k of the update, length K; not copied
   * @param strengths of the events behind it; null where they are not needed
   */
  MixturePosterior(
      MixturePrior prior,
      MixtureWeights weights,
      LocationPosterior locations,
      CountPosterior counts,
      double[] effectiveCounts,
      StrengthHistogram strengths) {
    this.prior = prior;
    this.weights = weights;
    this.locations = locations;
    this.counts = counts;
    this.effectiveCounts = effectiveCounts;
    this.strengths = strengths;
  }

  /**
   * The start of an ascent of given centres: m_k at the centres, rho_k = rho, a_k = alpha, b_k =
   * beta; with known rates a_k = alpha + rate_k, b_k = beta + 1.
   *
   * @param prior without a background
   * @param centres K rows of D finite coordinates, unit
   * @param rates K values {@code >= 0}, or null
   * @throws BadInputException when the numbers do not fit the prior
   */
  public static MixturePosterior start(MixturePrior prior, double[][] centres, double[] rates) {
    int components = prior.components();
    int dimension = prior.dimension();
    InitialCentres.check(centres, rates, components, dimension);
    double[] means = new double[components * dimension];
    double[] shapes = new double[components];
    double[] events = new double[components];
    for (int k = 0; k < components; k++) {
      System.arraycopy(centres[k], 0, means, k * dimension, dimension);
      shapes[k] = prior.alpha() + (rates == null ? 0 : rates[k]);
      events[k] = prior.beta() + (rates == null ? 0 : 1);
    }
    double[] none = new double[components];
    return new MixturePosterior(
        prior,
        new MixtureWeights(prior.weights().posterior(none), null),
        prior.locations().at(means),
        prior.counts().of(shapes, events, prior.counts().dispersion()),
        none,
        null);
  }

  /** The prior under which this posterior was fitted. */
  public MixturePrior prior() {
    return prior;
  }

  /** The posterior of centres and shapes. */
  public LocationPosterior locations() {
    return locations;
  }

  /** The posterior of the strengths, the background's as the last where there is one. */
  public CountPosterior counts() {
    return counts;
  }

  /** The posterior of the background's share; null without a background. */
  public BackgroundShare background() {
    return weights.background();
  }

  /** The number of components K. */
  public int components() {
    return locations.components();
  }

  /** The number of components and, where there is one, the background. */
  public int classes() {
    return prior.classes(components());
  }

  /** The number of coordinates D, 2 or 3. */
  public int dimension() {
    return prior.dimension();
  }

  /** Coordinate d of m_k, unit. */
  public double mean(int k, int d) {
    return locations.mean(k, d);
  }

  /** A copy of m_k, length D, unit. */
  public double[] mean(int k) {
    return locations.mean(k);
  }

  /** The precision of the centre of component k, averaged over the axes, 1/unit^2. */
  public double meanPrecision(int k) {
    return locations.centrePrecision(k);
  }

  /** a_k. */
  public double rateShape(int k) {
    return counts.shape(k);
  }

  /** b_k. */
  public double rateRate(int k) {
    return counts.events(k);
  }

  /** The expected strength of component k, a_k / b_k. */
  public double rate(int k) {
    return counts.rate(k);
  }

  /** The weight of the events that the update gave to component k, R_k of eq. (4); 0 at a start. */
  public double effectiveCount(int k) {
    return effectiveCounts[k];
  }

  /** The mean weight of component k among all events, eq. (41). */
  public double weight(int k) {
    return weights.mean(k);
  }

  /** The ends of the central 95 % credible interval of that weight. */
  public double[] weightInterval95(int k) {
    return weights.interval95(k);
  }

  /** What {@link MixtureWeights#predictive} gives, for scores and samples. */
  double[] predictiveWeights() {
    return weights.predictive(components());
  }

  /** E ln of the weight of component k among all events, e_k of eq. (38) to (40), nats. */
  public double expectedLogWeight(int k) {
    return weights.expectedLog(k);
  }

  /** The ends of the central 95 % credible interval of the rate, {low, high}. */
  public double[] rateInterval95(int k) {
    return counts.rateInterval95(k);
  }

  /**
   * The radius about m_k within which the centre lies with probability 0.95 or more, eq. (49),
   * unit: exact for round components, the longest semi-axis of an ellipse.
   */
  public double radius95(int k) {
    if (prior.locations().isGivenWidth()) {
      double chiSquare = Gamma.of(dimension() / 2.0, 0.5).quantile(LEVEL);
      return Math.sqrt(chiSquare / meanPrecision(k));
    }
    return Ellipse.of(locations.centre(k), LEVEL).semiAxes()[0];
  }

  /**
   * How far the events of component k scatter about its centre on an axis, averaged over the axes:
   * the root of the mean expected variance, unit.
   */
  public double width(int k) {
    return prior.locations().isGivenWidth()
        ? 1 / Math.sqrt(prior.tau())
        : Math.sqrt(locations.covariance(k).trace() / dimension());
  }

  /**
   * The groups of components that are one component counted several times: the centre of each lies
   * within a tenth of the {@link #width} of the centre of the first of its group, their shapes are
   * alike, and the rate of either is within the 95 % credible interval of the other's; see section
   * 22 of MODEL.md. An empty component of learned weight coincides with none.
   *
   * @return groups of two or more, by their first component; each in rising order, none sharing a
   *     component with another
   */
  public List<List<Integer>> coincidentComponents() {
    return CoincidentComponents.of(this);
  }

  /** What component k costs the bound, its centre, shape and strengths, nats. */
  public double divergence(int k) {
    return locations.divergence(k) + counts.divergence(k);
  }

  /** What weights, background and all that components share cost the bound, nats. */
  public double sharedDivergence() {
    double sum = weights.divergence() + locations.sharedDivergence();
    return background() == null ? sum : sum + counts.divergence(components());
  }

  /** The strengths of the events behind this posterior; null where they are not needed. */
  public StrengthHistogram strengths() {
    return strengths;
  }

  /** The same posterior for a task that applies it to events, and needs no strengths. */
  public MixturePosterior withoutStrengths() {
    return withStrengths(null);
  }

  /** The same posterior, with the strengths of the events behind it. */
  MixturePosterior withStrengths(StrengthHistogram histogram) {
    return histogram == strengths
        ? this
        : new MixturePosterior(prior, weights, locations, counts, effectiveCounts, histogram);
  }

  /** What all parts of the posterior cost the bound, nats. */
  double totalDivergence() {
    double sum = sharedDivergence();
    for (int k = 0; k < components(); k++) {
      sum += divergence(k);
    }
    return sum;
  }

  /**
   * E ln p of complete data and their components, but for the factorials of the strengths, nats.
   *
   * @param sums of complete data
   * @param histogram of their strengths
   */
  double expectedLogProb(MixtureSums sums, StrengthHistogram histogram) {
    double sum = locations.truth().expectedLogProb(sums.locations());
    sum += counts.commonLogProb(histogram);
    for (int k = 0; k < classes(); k++) {
      sum += counts.completeLogProb(k, sums.strengths().events(k), sums.strengths().strengths(k));
    }
    for (int k = 0; k < components(); k++) {
      sum += sums.locations().count(k) * expectedLogWeight(k);
    }
    return background() == null
        ? sum
        : sum + sums.background() * (background().expectedLog() + prior.background().logDensity());
  }

  /**
   * The M-step after a pass at this posterior.
   *
   * @param strengths of all events; null unless the dispersion is learned
   * @throws org.epicentra.DivergenceException when a result is not finite
   */
  public MixturePosterior updated(MixtureStatistics pass, StrengthHistogram strengths) {
    return updated(completed(pass.sums()), strengths);
  }

  /** The M-step at sums of complete data. */
  MixturePosterior updated(MixtureSums complete, StrengthHistogram histogram) {
    return prior.posterior(complete, histogram, counts.dispersion()).withStrengths(histogram);
  }

  /** The sums of complete data behind sums of observed data, as this posterior expects them. */
  MixtureSums completed(MixtureSums observed) {
    return new MixtureSums(
        locations.completed(observed.locations()),
        counts.completed(observed.strengths()),
        observed.background());
  }

  /** What the posterior has seen beyond its prior: the sums that make it. */
  MixtureSums sums() {
    double none = background() == null ? 0 : background().effectiveCount();
    return new MixtureSums(locations.sums(), counts.sums(), none);
  }

  /**
   * The same posterior under another prior, for an ascent to continue from: what its events have
   * given is kept, and what the other family asks beyond it is made of the expected values. Under
   * its own prior it is itself.
   *
   * @throws BadInputException when it does not {@link #fits}
   */
  public MixturePosterior withPrior(MixturePrior other) {
    return other == prior ? this : PriorChange.of(this, other);
  }

  /**
   * Whether {@link #withPrior} can be had: D agrees, and K, or the prior is of more components of
   * which moves have left some out: any where it learns the weights, those of the other weights
   * where they are fixed.
   */
  public boolean fits(MixturePrior other) {
    return PriorChange.prior(this, other) != null;
  }

  /**
   * The same posterior without component k: where that raises the bound, it has not changed yet.
   */
  MixturePosterior without(int k) {
    int[] others = MixtureSums.without(components(), k);
    return selected(
        others, prior.selected(others), weights.remaining(others), effectiveCounts(others));
  }

  /**
   * Chosen components: new component i is old order[i]. Fixed weights follow their components;
   * learned ones, and the background's share, are those of the chosen components' counts, to the
   * last digit as the file of this posterior gives them.
   */
  MixturePosterior selected(int[] order) {
    double[] some = effectiveCounts(order);
    MixturePrior chosen = prior.selected(order);
    BackgroundShare share =
        background() == null ? null : new BackgroundShare(background().effectiveCount(), some);
    return selected(
        order, chosen, new MixtureWeights(chosen.weights().posterior(some), share), some);
  }

  private double[] effectiveCounts(int[] order) {
    return Arrays.stream(order).mapToDouble(k -> effectiveCounts[k]).toArray();
  }

  private MixturePosterior selected(
      int[] order, MixturePrior chosen, MixtureWeights shares, double[] some) {
    CountPosterior rates = counts.selected(prior.rows(order, components()));
    return new MixturePosterior(chosen, shares, locations.selected(order), rates, some, strengths);
  }
}
