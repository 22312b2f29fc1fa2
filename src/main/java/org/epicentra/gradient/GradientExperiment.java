package org.epicentra.gradient;

import java.io.Serializable;
import java.util.List;

/**
 * Repeated gradients of several estimators, cut into chunks that are functions of the seed and
 * their number alone: they may run anywhere, in any order.
 */
public interface GradientExperiment extends Serializable {
  /** The number of chunks, at least 1. */
  int chunks();

  /**
   * Runs one chunk.
   *
   * @param chunk from 0
   * @return a measurement for each thing that is compared, in the same order for every chunk
   */
  List<EstimatorMeasurement> run(int chunk);
}
