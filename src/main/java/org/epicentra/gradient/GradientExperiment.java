package org.epicentra.gradient;

import java.io.Serializable;
import java.util.List;

/**
 * Repeated gradients of several estimators, cut into chunks. A chunk depends only on the seed and
 * its number, so chunks may run anywhere and in any order.
 */
public interface GradientExperiment extends Serializable {
  /** The number of chunks, 1 or more. */
  int chunks();

  /**
   * Runs one chunk.
   *
   * @param chunk from 0
   * @return one measurement per thing compared, in the same order for every chunk
   */
  List<EstimatorMeasurement> run(int chunk);
}
