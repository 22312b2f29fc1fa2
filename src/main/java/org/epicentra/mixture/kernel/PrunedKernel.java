package org.epicentra.mixture.kernel;

import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.MixtureStatistics;

/**
 * The E-step on a block, but for the loop over its events: finds the components that matter to the
 * block, sums over its events, and moves the sums to absolute locations. A block that one component
 * alone matters to needs no loop; one that is wide compared with the components goes to {@link
 * ScatteredEvents}.
 */
abstract class PrunedKernel implements ResponsibilityKernel {
  /** The components that matter to the current block. */
  final ActiveComponents active;

  /** The sums of the current block. */
  final BlockSums sums = new BlockSums();

  private final ScatteredEvents scattered;

  /**
   * @param threshold log ratio below which a component is left out, see {@link ActiveComponents}
   */
  PrunedKernel(double threshold) {
    this.active = new ActiveComponents(threshold);
    this.scattered = new ScatteredEvents(threshold);
  }

  @Override
  public final void accumulate(
      EventBlock block, MixtureCoefficients coefficients, MixtureStatistics into) {
    if (ScatteredEvents.in(block, coefficients)) {
      scattered.accumulate(block, coefficients, into);
      return;
    }
    active.select(block, coefficients);
    sums.clear(active.size);
    if (active.size == 1) {
      sums.ofOnly(block, active);
    } else {
      addEvents(block);
    }
    sums.addTo(into, block, coefficients, active);
  }

  /** Adds the block's events to {@link #sums}, under two or more {@link #active} components. */
  abstract void addEvents(EventBlock block);
}
