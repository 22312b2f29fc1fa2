package org.epicentra.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.math.HilbertCurve;

/**
 * Collects events and cuts them, sorted along a Hilbert curve, into blocks of neighbours. Events
 * with a strength and those without go into blocks of their own. The blocks are a function of the
 * events and their order alone.
 */
public final class EventBlockBuilder {
  /**
   * A curve index and an event's number share one long, so a curve has 32 bits for all coordinates.
   */
  private static final int CURVE_BITS = 32;

  /**
   * So many events in a row on the curve are ordered by strength before they are cut into blocks.
   */
  private static final int STRENGTH_GROUP = 4 * EventBlock.CAPACITY;

  private final int dimension;
  private final Columns observed;
  private final Columns missing;

  /**
   * @param dimension the number of coordinates D, 2 or 3
   */
  public EventBlockBuilder(int dimension) {
    if (dimension != 2 && dimension != 3) {
      throw new IllegalArgumentException("dimension is " + dimension + ", must be 2 or 3");
    }
    this.dimension = dimension;
    this.observed = new Columns(dimension);
    this.missing = new Columns(dimension);
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

  /**
   * The blocks: those with strengths first, each group along the curve. The builder is empty
   * afterwards.
   */
  public List<EventBlock> build() {
    List<EventBlock> blocks = new ArrayList<>();
    cut(observed, true, blocks);
    cut(missing, false, blocks);
    return blocks;
  }

  private void cut(Columns events, boolean withStrengths, List<EventBlock> into) {
    int[] order = order(events);
    if (withStrengths) {
      order = byStrengthWithinGroups(order, events.strengths);
    }
    for (int from = 0; from < order.length; from += EventBlock.CAPACITY) {
      int to = Math.min(order.length, from + EventBlock.CAPACITY);
      into.add(block(events, order, from, to, withStrengths));
    }
    events.clear();
  }

  /** The events' numbers in the order of the curve; equal cells keep the order of arrival. */
  private int[] order(Columns events) {
    double[] low = new double[dimension];
    double side = 0;
    for (int d = 0; d < dimension; d++) {
      double[] range = range(events.locations[d], events.size);
      low[d] = range[0];
      side = Math.max(side, range[1] - range[0]);
    }
    int bits = CURVE_BITS / dimension;
    double scale = side > 0 ? ((1 << bits) - 1) / side : 0;
    long[] keys = new long[events.size];
    int[] cell = new int[dimension];
    for (int i = 0; i < events.size; i++) {
      for (int d = 0; d < dimension; d++) {
        cell[d] = (int) ((events.locations[d][i] - low[d]) * scale);
      }
      keys[i] = HilbertCurve.index(cell, bits) << 32 | i;
    }
    sortUnsigned(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }

  /**
   * Narrows the strengths of a block at the price of a box twice as wide, which leaves fewer
   * components that could matter to it. Equal strengths keep the order of the curve.
   */
  private static int[] byStrengthWithinGroups(int[] order, double[] strengths) {
    long[] keys = new long[order.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) Math.min(strengths[order[i]], Integer.MAX_VALUE) << 32 | i;
    }
    for (int from = 0; from < keys.length; from += STRENGTH_GROUP) {
      Arrays.sort(keys, from, Math.min(keys.length, from + STRENGTH_GROUP));
    }
    int[] ordered = new int[order.length];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = order[(int) keys[i]];
    }
    return ordered;
  }

  /** A curve of 32 bits reaches the sign bit: flip it for the sort. */
  private static void sortUnsigned(long[] keys) {
    for (int i = 0; i < keys.length; i++) {
      keys[i] ^= Long.MIN_VALUE;
    }
    Arrays.sort(keys);
  }

  private EventBlock block(Columns events, int[] order, int from, int to, boolean withStrengths) {
    int n = to - from;
    double[] centre = new double[dimension];
    double[] halfWidth = new double[dimension];
    double[][] offsets = new double[dimension][];
    for (int d = 0; d < dimension; d++) {
      double[] x = gather(events.locations[d], order, from, to);
      double[] range = range(x, n);
      centre[d] = 0.5 * (range[0] + range[1]);
      for (int i = 0; i < n; i++) {
        x[i] -= centre[d];
      }
      halfWidth[d] = Math.max(range[1] - centre[d], centre[d] - range[0]);
      offsets[d] = x;
    }
    double[] weights = events.weighted ? gather(events.weights, order, from, to) : null;
    double[] strengths = withStrengths ? gather(events.strengths, order, from, to) : null;
    return new EventBlock(n, centre, halfWidth, offsets, strengths, weights);
  }

  private static double[] gather(double[] column, int[] order, int from, int to) {
    double[] values = new double[EventBlock.padded(to - from)];
    for (int i = from; i < to; i++) {
      values[i - from] = column[order[i]];
    }
    return values;
  }

  private static double[] range(double[] values, int size) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return new double[] {low, high};
  }

  /** Growing columns of events. */
  private static final class Columns {
    private static final int FIRST_SIZE = 1024;

    private double[][] locations;
    private double[] strengths;
    private double[] weights;
    private boolean weighted;
    private int size;

    Columns(int dimension) {
      locations = new double[dimension][];
      clear();
    }

    void clear() {
      Arrays.setAll(locations, d -> new double[FIRST_SIZE]);
      strengths = new double[FIRST_SIZE];
      weights = new double[FIRST_SIZE];
      weighted = false;
      size = 0;
    }

    void add(double[] x, double strength, double weight) {
      if (size == strengths.length) {
        int longer = Math.addExact(size, Math.max(size >> 1, 1));
        for (int d = 0; d < locations.length; d++) {
          locations[d] = Arrays.copyOf(locations[d], longer);
        }
        strengths = Arrays.copyOf(strengths, longer);
        weights = Arrays.copyOf(weights, longer);
      }
      for (int d = 0; d < locations.length; d++) {
        locations[d][size] = x[d];
      }
      strengths[size] = strength;
      weights[size] = weight;
      weighted |= weight != 1;
      size++;
    }
  }
}
