package org.epicentra.mixture.kernel;

import java.util.List;
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
  /** One cache line more than a block: rows at a power of two would fall on the same cache sets. */
  static final int STRIDE = EventBlock.CAPACITY + EventBlock.LANES;

  /** From so many components on, those of a run of blocks are looked for first. */
  private static final int MANY = 64;

  /** The parts of a run of blocks; smaller runs are not divided. */
  private static final int DIVISION = 8;

  /** The most sums over a block that a kernel keeps by lanes at a time. */
  private static final int LANE_SUMS = 8;

  private static final double[] NO_STRENGTHS = new double[EventBlock.CAPACITY];

  /** The components that matter to the current block. */
  final ActiveComponents active;

  /** The sums of the current block. */
  final BlockSums sums = new BlockSums();

  private final ScatteredEvents scattered;
  private final MoveEvents moves = new MoveEvents();

  /** exp(log rho_nk - max_k log rho_nk): row j for active component j, column for the event. */
  double[] exponentials = new double[0];

  final double[] maxima = new double[EventBlock.CAPACITY];
  final double[] totals = new double[EventBlock.CAPACITY];

  /** Weight / total. */
  final double[] scales = new double[EventBlock.CAPACITY];

  /**
   * Sums by lanes: event i of a block adds to lane i modulo {@link EventBlock#LANES}, whatever the
   * processor's vectors hold.
   */
  final double[] lanes = new double[LANE_SUMS * EventBlock.LANES];

  /**
   * @param threshold log ratio below which a component is left out, see {@link ActiveComponents}
   */
  PrunedKernel(double threshold) {
    this.active = new ActiveComponents(threshold);
    this.scattered = new ScatteredEvents(threshold);
  }

  @Override
  public final void accumulateAll(
      List<EventBlock> blocks, MixtureCoefficients coefficients, MixtureStatistics into) {
    int from = 0;
    for (int to = 1; to <= blocks.size(); to++) {
      if (to == blocks.size() || blocks.get(to).hasStrengths() != blocks.get(from).hasStrengths()) {
        addRun(blocks.subList(from, to), coefficients, into);
        from = to;
      }
    }
  }

  /** Divides a run of blocks, and the components that matter to it, until there are few of them. */
  private void addRun(List<EventBlock> run, MixtureCoefficients c, MixtureStatistics into) {
    if (c.components < MANY || run.size() < DIVISION) {
      run.forEach(block -> accumulate(block, c, into));
      return;
    }
    MixtureCoefficients near = active.near(run, c);
    for (int i = 0; i < DIVISION; i++) {
      int from = i * run.size() / DIVISION;
      addRun(run.subList(from, (i + 1) * run.size() / DIVISION), near, into);
    }
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
    boolean looped = false;
    sums.clear(active.size, coefficients.precisions.length);
    if (active.size == 0) {
      sums.ofBackground(block, active);
    } else if (active.size == 1 && !active.background && coefficients.shape == Shape.LINEAR) {
      sums.ofOnly(block, active);
    } else {
      reserve();
      addEvents(block);
      looped = true;
    }
    sums.addTo(into, block, coefficients, active);
    if (into.moves() != null && looped) {
      moves.add(block, active, sums, this, into.moves());
    } else if (into.moves() != null) {
      moves.addOnly(active, into.moves());
    }
  }

  private void reserve() {
    int rows = classes();
    if (exponentials.length < rows * STRIDE) {
      exponentials = new double[rows * STRIDE];
    }
  }

  /** Active components, and the background where it matters. */
  final int classes() {
    return active.background ? active.size + 1 : active.size;
  }

  static double[] strengths(EventBlock block) {
    return block.hasStrengths() ? block.strengths() : NO_STRENGTHS;
  }

  /** Makes what fills up a block's last lanes count for nothing, once the totals are known. */
  final void clearPadding(EventBlock block) {
    for (int i = block.size(); i < block.paddedSize(); i++) {
      maxima[i] = 0;
      totals[i] = 1;
      for (int j = 0; j < classes(); j++) {
        exponentials[j * STRIDE + i] = 0;
      }
    }
  }

  /** The lanes of a sum, added in an order that is always the same. */
  final double total(int sum) {
    int at = sum * EventBlock.LANES;
    double first = (lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]);
    return first + ((lanes[at + 4] + lanes[at + 5]) + (lanes[at + 6] + lanes[at + 7]));
  }

  /** Adds the block's events to {@link #sums}, under the {@link #active} components. */
  abstract void addEvents(EventBlock block);

  /** Adds the events of the block just summed to the sums of its moves. */
  abstract void addMoves(EventBlock block, MoveEvents moves);
}
