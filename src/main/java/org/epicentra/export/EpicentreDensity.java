package org.epicentra.export;

/** How likely the epicentre of an event is to lie at a place. Safe for use by many threads. */
interface EpicentreDensity {
  /**
   * A patch of longitude and latitude in a plane where a density is known.
   *
   * @param middle its middle
   * @param reach how far its corners are from there, at most
   * @param area that an event may lie in; 0 where none can
   */
  record Patch(double[] middle, double reach, double area) {}

  /** Where patches, given by their western and southern edge and their size, degrees, lie. */
  @FunctionalInterface
  interface Plane {
    Patch patch(double west, double south, double size);
  }

  /**
   * The probability of a small patch, by its middle.
   *
   * @param west degrees
   * @param south degrees
   * @param size of each side, degrees
   * @return the probability; negative where no event can lie
   */
  double mass(double west, double south, double size);

  /**
   * The probability of a cell, less the sum of its patches' by their middles, which are too far
   * apart for narrow components.
   *
   * @param west degrees
   * @param south degrees
   * @param size of each side, degrees
   * @param patches on each side
   */
  double missed(double west, double south, double size, int patches);
}
