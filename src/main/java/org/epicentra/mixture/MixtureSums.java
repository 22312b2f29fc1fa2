package org.epicentra.mixture;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.mixture.counts.StrengthSums;
import org.epicentra.mixture.locations.LocationSums;

/**
 * The sufficient statistics of the components, eq. (24), and the weight of the background's events.
 * An update of the posterior is a function of these alone. Immutable but for the sums it holds,
 * which must not be changed.
 */
final class MixtureSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LocationSums locations;
  private final StrengthSums strengths;
  private final double background;

  /**
   * @param strengths of the components, and of the background, where there is one, as the last
   * @param background R_0; 0 without a background
   */
  MixtureSums(LocationSums locations, StrengthSums strengths, double background) {
    this.locations = locations;
    this.strengths = strengths;
    this.background = background;
  }

  LocationSums locations() {
    return locations;
  }

  StrengthSums strengths() {
    return strengths;
  }

  double background() {
    return background;
  }

  /** These sums and those of other events, about the origins of these. */
  MixtureSums plus(MixtureSums other) {
    LocationSums both = locations.zero();
    both.merge(locations);
    both.merge(other.locations.about(locations.origins()));
    StrengthSums counted = new StrengthSums(strengths.components());
    counted.merge(strengths, 1);
    counted.merge(other.strengths, 1);
    return new MixtureSums(both, counted, background + other.background);
  }

  /** These sums about the origins of others. */
  MixtureSums about(MixtureSums other) {
    return new MixtureSums(locations.about(other.locations.origins()), strengths, background);
  }

  /** These sums, each times a factor. */
  MixtureSums times(double factor) {
    StrengthSums counted = new StrengthSums(strengths.components());
    counted.merge(strengths, factor);
    return new MixtureSums(locations.times(factor), counted, factor * background);
  }

  /** Chosen components: new component i is old order[i]. A background stays the last. */
  MixtureSums selected(int[] order) {
    boolean withBackground = strengths.components() > locations.components();
    int[] rows = Arrays.copyOf(order, order.length + (withBackground ? 1 : 0));
    if (withBackground) {
      rows[order.length] = locations.components();
    }
    return new MixtureSums(locations.selected(order), strengths.selected(rows), background);
  }

  /** The sums where component k has become a part of component j; k is still there, empty. */
  MixtureSums absorbed(int j, int k) {
    return new MixtureSums(locations.merged(j, k), strengths.merged(j, k), background);
  }

  /** All of so many components but one. */
  static int[] without(int components, int k) {
    int[] others = new int[components - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = i < k ? i : i + 1;
    }
    return others;
  }
}
