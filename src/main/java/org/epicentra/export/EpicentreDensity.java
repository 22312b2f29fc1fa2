package org.epicentra.export;

/** How likely the epicentre of an event is to lie at a place. One for each thread. */
interface EpicentreDensity {
  /**
   * The probability of a small patch, by its middle.
   *
   * @param west degrees
   * @param south degrees
   * @param size of each side, degrees
   * @return the probability; negative where no event can lie
   */
  double mass(double west, double south, double size);
}
