package org.epicentra.mixture;

import org.epicentra.BadInputException;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.counts.StrengthSums;
import org.epicentra.mixture.locations.LocationPosterior;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.locations.SecondMoments;
import org.epicentra.mixture.weights.FixedWeights;

/** Takes a posterior over to another prior, of its own family or of another one. */
final class PriorChange {
  /** The share of the events with which a background starts. */
  static final double BACKGROUND = 0.1;

  private PriorChange() {}

  /** The other prior for the components that a posterior has; null where it does not fit them. */
  static MixturePrior prior(MixturePosterior posterior, MixturePrior other) {
    int components = posterior.components();
    if (other.dimension() != posterior.dimension() || other.components() < components) {
      return null;
    }
    if (other.components() == components || !(other.weights() instanceof FixedWeights all)) {
      return other;
    }
    int[] left =
        posterior.prior().weights() instanceof FixedWeights some ? all.positions(some) : null;
    return left == null ? null : other.selected(left);
  }

  /**
   * The posterior of the same events' sums under another prior.
   *
   * @throws BadInputException when that does not fit the components
   */
  static MixturePosterior of(MixturePosterior posterior, MixturePrior wanted) {
    MixturePrior other = prior(posterior, wanted);
    if (other == null) {
      throw new BadInputException(
          "The prior has %d components and %d coordinates; the posterior has %d and %d."
              .formatted(
                  wanted.components(),
                  wanted.dimension(),
                  posterior.components(),
                  posterior.dimension()));
    }
    MixtureSums own = posterior.sums();
    int components = posterior.components();
    LocationSums locations = locations(posterior.locations(), other.locations().moments());
    StrengthSums strengths = new StrengthSums(other.classes(components));
    for (int k = 0; k < components; k++) {
      strengths.add(k, own.strengths().events(k), own.strengths().strengths(k));
    }
    double background = 0;
    if (other.background() != null && posterior.background() != null) {
      background = own.background();
      strengths.add(
          components, own.strengths().events(components), own.strengths().strengths(components));
    }
    MixtureSums sums = new MixtureSums(locations, strengths, background);
    if (other.background() != null && posterior.background() == null) {
      sums = withBackground(sums);
    }
    StrengthHistogram histogram = posterior.strengths();
    if (other.counts().learnsDispersion() && histogram == null) {
      double most = Math.min(posterior.counts().dispersion(), CountPrior.MOST_DISPERSION);
      return other.posterior(sums, most); // until it is learned with the next events
    }
    return other.posterior(sums, histogram, Double.NaN).withStrengths(histogram);
  }

  /** A tenth of all events for the background, taken from the components alike. */
  static MixtureSums withBackground(MixtureSums sums) {
    int components = sums.locations().components();
    double events = 0;
    double observed = 0;
    double strength = 0;
    for (int k = 0; k < components; k++) {
      events += sums.locations().count(k);
      observed += sums.strengths().events(k);
      strength += sums.strengths().strengths(k);
    }
    MixtureSums fewer = sums.times(1 - BACKGROUND);
    fewer.strengths().add(components, BACKGROUND * observed, BACKGROUND * strength);
    return new MixtureSums(fewer.locations(), fewer.strengths(), BACKGROUND * events);
  }

  /** The sums behind a posterior, with second moments that it may not have. */
  private static LocationSums locations(LocationPosterior posterior, SecondMoments moments) {
    LocationSums own = posterior.sums();
    if (own.moments() == moments) {
      return own;
    }
    int dimension = posterior.dimension();
    double[] centres = new double[own.components() * dimension];
    for (int k = 0; k < own.components(); k++) {
      System.arraycopy(posterior.mean(k), 0, centres, k * dimension, dimension);
    }
    LocationSums about =
        new LocationSums(
            dimension, moments, moments == SecondMoments.NONE ? centres.clone() : centres);
    for (int k = 0; k < own.components(); k++) {
      double[] first = own.first(k);
      for (int d = 0; d < dimension; d++) {
        first[d] += own.count(k) * (own.origin(k, d) - centres[k * dimension + d]);
      }
      about.add(k, own.count(k), first);
      SymmetricMatrix scatter = posterior.covariance(k).times(own.count(k));
      switch (moments) {
        case TOTAL -> about.addSquares(0, scatter.trace());
        case TRACE -> about.addSquares(k, scatter.trace());
        case FULL -> about.addSecond(k, scatter.packed());
        default -> {}
      }
    }
    return moments == SecondMoments.NONE ? about.about(new double[centres.length]) : about;
  }
}
