package org.epicentra.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Collects events and cuts them, sorted along a Hilbert curve, into blocks of neighbours. Events
 * with a strength and those without go into blocks of their own. The blocks are a function of the
 * events alone: the order in which they are added does not matter.
 */
public final class EventBlockBuilder {
  /**
   * A curve index and an event's number share one long, so a curve has 32 bits for all coordinates.
   */
  private static final int CURVE_BITS = 32;

  private final int dimension;
  private EventBuffer observed;
  private EventBuffer missing;

  /**
   * @param dimension the number of coordinates D, 2 or 3
   */
  public EventBlockBuilder(int dimension) {
    if (dimension != 2 && dimension != 3) {
      throw new IllegalArgumentException("dimension is " + dimension + ", must be 2 or 3");
    }
    this.dimension = dimension;
    clear();
  }

  /**
   * Adds an event.
   *
   * @param x location, length D, finite; copied
   * @param strength a count {@code >= 0}, or NaN for none
   * @param weight {@code > 0}, finite
   */
  public void add(double[] x, double strength, double weight) {
    (Double.isNaN(strength) ? missing : observed).add(x, strength, weight);
  }

  /** Adds all events of a buffer. */
  public void addAll(EventBuffer events) {
    double[] x = new double[dimension];
    for (int i = 0; i < events.size(); i++) {
      (Double.isNaN(events.strength(i)) ? missing : observed).add(events, i, x);
    }
  }

  /** Receives events. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * @param x location, length D; valid during the call
     * @param strength a count, or NaN for none
     * @param weight {@code > 0}
     */
    void visit(double[] x, double strength, double weight);
  }

  /**
   * The blocks: those with strengths first, each group along the curve. The builder is empty
   * afterwards.
   */
  public List<EventBlock> build() {
    return build((x, strength, weight) -> {});
  }

  /**
   * The blocks, as {@link #build()}.
   *
   * @param visitor receives the events in the order in which the blocks have them
   */
  public List<EventBlock> build(Visitor visitor) {
    List<EventBlock> blocks = new ArrayList<>();
    cut(observed, true, visitor, blocks);
    cut(missing, false, visitor, blocks);
    clear();
    return blocks;
  }

  private void clear() {
    observed = new EventBuffer(dimension);
    missing = new EventBuffer(dimension);
  }

  private void cut(
      EventBuffer events, boolean withStrengths, Visitor visitor, List<EventBlock> into) {
    int[] order = order(events);
    double[] x = new double[dimension];
    for (int i : order) {
      events.location(i, x);
      visitor.visit(x, events.strength(i), events.weight(i));
    }
    for (int from = 0; from < order.length; from += EventBlock.CAPACITY) {
      int to = Math.min(order.length, from + EventBlock.CAPACITY);
      into.add(block(events, order, from, to, withStrengths));
    }
  }

  private int[] order(EventBuffer events) {
    EventCurve curve = events.curve();
    int levels = CURVE_BITS / dimension;
    double[] x = new double[dimension];
    int[] cell = new int[dimension];
    long[] keys = new long[events.size()];
    for (int i = 0; i < keys.length; i++) {
      events.location(i, x);
      keys[i] = curve.key(x, levels, cell) << 32 | i;
    }
    sortUnsigned(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    orderWithinCells(keys, order, events);
    return order;
  }

  /** Puts the events of one cell into an order of their own. */
  private static void orderWithinCells(long[] keys, int[] order, EventBuffer events) {
    int from = 0;
    for (int to = 1; to <= order.length; to++) {
      if (to == order.length || keys[to] >>> 32 != keys[from] >>> 32) {
        if (to - from > 1) {
          int[] sorted =
              Arrays.stream(order, from, to)
                  .boxed()
                  .sorted(events::compare)
                  .mapToInt(Integer::intValue)
                  .toArray();
          System.arraycopy(sorted, 0, order, from, sorted.length);
        }
        from = to;
      }
    }
  }

  /** A curve of 32 bits reaches the sign bit: flip it for the sort. */
  private static void sortUnsigned(long[] keys) {
    for (int i = 0; i < keys.length; i++) {
      keys[i] ^= Long.MIN_VALUE;
    }
    Arrays.sort(keys);
  }

  private EventBlock block(
      EventBuffer events, int[] order, int from, int to, boolean withStrengths) {
    int n = to - from;
    double[] centre = new double[dimension];
    double[] halfWidth = new double[dimension];
    double[][] offsets = new double[dimension][];
    for (int d = 0; d < dimension; d++) {
      double[] column = events.coordinates(d);
      double[] x = gather(i -> column[i], order, from, to);
      double[] range = EventBuffer.range(x, n);
      centre[d] = 0.5 * (range[0] + range[1]);
      for (int i = 0; i < n; i++) {
        x[i] -= centre[d];
      }
      halfWidth[d] = Math.max(range[1] - centre[d], centre[d] - range[0]);
      offsets[d] = x;
    }
    double[] weights = null;
    if (events.isWeighted()) {
      weights = gather(events::weight, order, from, to);
      weights = Arrays.stream(weights, 0, n).allMatch(w -> w == 1) ? null : weights;
    }
    double[] strengths = withStrengths ? gather(events::strength, order, from, to) : null;
    return new EventBlock(n, centre, halfWidth, offsets, strengths, weights);
  }

  private static double[] gather(IntToDoubleFunction column, int[] order, int from, int to) {
    double[] values = new double[EventBlock.padded(to - from)];
    for (int i = from; i < to; i++) {
      values[i - from] = column.applyAsDouble(order[i]);
    }
    return values;
  }
}
