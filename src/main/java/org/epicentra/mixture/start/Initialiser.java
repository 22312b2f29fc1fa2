package org.epicentra.mixture.start;

import org.epicentra.math.RandomStream;

/** Chooses initial centres among the events of a sample. */
interface Initialiser {
  /**
   * @param sample events with at least as many distinct locations as components
   * @param components the number of centres K
   * @return K rows of D coordinates, unit
   */
  double[][] centres(EventSample sample, int components, RandomStream random);
}
