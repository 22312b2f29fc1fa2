package org.epicentra.mixture.locations;

/** What a pass sums of the squares and products of locations. */
public enum SecondMoments {
  /** Nothing. */
  NONE,
  /** The squared distances of all components' events from their origins, in one sum. */
  TOTAL,
  /** The same for each component. */
  TRACE,
  /** Squares and products of the coordinates for each component. */
  FULL;

  /**
   * The numbers that are summed.
   *
   * @param components K
   * @param dimension D
   */
  int size(int components, int dimension) {
    return switch (this) {
      case NONE -> 0;
      case TOTAL -> 1;
      case TRACE -> components;
      case FULL -> components * dimension * (dimension + 1) / 2;
    };
  }
}
