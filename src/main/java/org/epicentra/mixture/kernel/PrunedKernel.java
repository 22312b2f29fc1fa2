package org.epicentra.mixture.kernel;

import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.kernel.MixtureCoefficients.Shape;

/**
 * The E-step on a block, but for the loop over its events: finds the components that matter to the
 * block, sums over its events, and moves the sums to their components' origins. A block that one
 * component alone matters to needs no loop; one that is wide compared with the components goes to
 * {@link ScatteredEvents}.
 */
abstract class PrunedKernel implements ResponsibilityKernel {
  /** The components that matter to the current block. */
  final ActiveComponents active;

  /** The sums of the current block. */
  final BlockSums sums = new BlockSums();

  private final ScatteredEvents scattered;
  private final MoveEvents moves = new MoveEvents();

  /** Whether the current block's events have been looped over. */
  boolean looped;

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
    if (coefficients.shape != Shape.LINEAR
        && active.cancellation(coefficients) > ScatteredEvents.WIDE) {
      scattered.accumulate(block, coefficients, into);
      return;
    }
    looped = false;
    sums.clear(active.size, coefficients.precisions.length);
    if (active.size == 0) {
      sums.ofBackground(block, active);
    } else if (active.size == 1 && !active.background && coefficients.shape == Shape.LINEAR) {
      sums.ofOnly(block, active);
    } else {
      addEvents(block);
      looped = true;
    }
    sums.addTo(into, block, coefficients, active);
    if (into.moves() != null) {
      moves.add(block, active, sums, this, into.moves());
    }
  }

  /**
   * Adds the first events of the block just summed to the sums of its moves, where that is faster
   * than one by one.
   *
   * @return how many
   */
  int addMoves(EventBlock block, MoveEvents moves) {
    return 0;
  }

  /** Adds the block's events to {@link #sums}, under the {@link #active} components. */
  abstract void addEvents(EventBlock block);
}
