package org.epicentra.mixture.kernel;

import jdk.incubator.vector.DoubleVector;
import org.epicentra.catalog.EventBlock;

/**
 * The log responsibilities and the sums of the active components of one shape, as many events at a
 * time as a vector has lanes; all that depends on the shape in {@link SimdKernel}, whose memory it
 * works on.
 */
abstract class VectorForm {
  final SimdKernel kernel;

  VectorForm(SimdKernel kernel) {
    this.kernel = kernel;
  }

  /** Fills the rows of the components with logs at the first n events, and their maxima. */
  abstract void logs(int n, EventBlock block, ActiveComponents a, double[] strengths);

  /** The sums of active component j over the first n events. */
  abstract void sums(int j, int n, EventBlock block, double[] strengths);

  static DoubleVector load(double[] values, int i) {
    return DoubleVector.fromArray(SimdKernel.SPECIES, values, i);
  }

  static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SimdKernel.SPECIES, value);
  }

  static DoubleVector zero() {
    return DoubleVector.zero(SimdKernel.SPECIES);
  }

  static DoubleVector least() {
    return broadcast(Double.NEGATIVE_INFINITY);
  }
}
