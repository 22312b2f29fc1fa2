package org.epicentra.mixture;

import org.epicentra.mixture.counts.StrengthSums;
import org.epicentra.mixture.locations.LocationSums;
import org.epicentra.mixture.locations.SecondMoments;
import org.epicentra.mixture.start.EventProfile;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.NearestCentre;

/**
 * The sums from which an ascent starts: each sampled event belongs to its nearest centre, with a
 * weight that makes the sample as heavy as all events.
 */
final class StartSums {
  private final MixturePrior prior;
  private final EventSample sample;
  private final double factor;

  StartSums(MixturePrior prior, EventProfile profile, EventSample sample) {
    this.prior = prior;
    this.sample = sample;
    double weights = 0;
    for (double weight : sample.weights()) {
      weights += weight;
    }
    this.factor = profile.weightSum() / weights;
  }

  /**
   * @param centres K rows of D coordinates, unit
   * @param rates expected strengths, length K; null for those of the events
   */
  MixtureSums at(double[][] centres, double[] rates) {
    int dimension = sample.dimension();
    double[] origins = new double[centres.length * dimension];
    for (int k = 0; k < centres.length; k++) {
      System.arraycopy(centres[k], 0, origins, k * dimension, dimension);
    }
    LocationSums locations = new LocationSums(dimension, prior.locations().moments(), origins);
    StrengthSums strengths = new StrengthSums(prior.classes(centres.length));
    NearestCentre search = new NearestCentre(centres);
    double[] offset = new double[dimension];
    for (int i = 0; i < sample.size(); i++) {
      int k = search.find(sample.locations(), i * dimension);
      double weight = factor * sample.weights()[i];
      for (int d = 0; d < dimension; d++) {
        offset[d] = sample.locations()[i * dimension + d] - centres[k][d];
      }
      add(locations, k, weight, offset);
      double strength = sample.strengths()[i];
      if (rates == null && !Double.isNaN(strength)) {
        strengths.add(k, weight, weight * strength);
      }
    }
    for (int k = 0; k < centres.length; k++) {
      if (locations.count(k) == 0) { // one event at the centre, or the prior would move it
        add(locations, k, 1, new double[dimension]);
      }
    }
    for (int k = 0; rates != null && k < rates.length; k++) {
      strengths.add(k, 1, rates[k]);
    }
    if (locations.moments() == SecondMoments.NONE) {
      locations = locations.about(new double[origins.length]);
    }
    MixtureSums sums = new MixtureSums(locations, strengths, 0);
    return prior.background() == null ? sums : PriorChange.withBackground(sums);
  }

  private static void add(LocationSums into, int k, double weight, double[] offset) {
    double[] first = new double[offset.length];
    double[] second = new double[offset.length * (offset.length + 1) / 2];
    double squares = 0;
    int at = 0;
    for (int i = 0; i < offset.length; i++) {
      first[i] = weight * offset[i];
      squares += first[i] * offset[i];
      for (int j = 0; j <= i; j++) {
        second[at++] = first[i] * offset[j];
      }
    }
    into.add(k, weight, first);
    switch (into.moments()) {
      case TOTAL -> into.addSquares(0, squares);
      case TRACE -> into.addSquares(k, squares);
      case FULL -> into.addSecond(k, second);
      default -> {}
    }
  }
}
