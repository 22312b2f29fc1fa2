package org.epicentra.catalog;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Where the curve through a catalog is cut into chunks: a function of the events alone, whatever
 * their order and wherever they are read. A chunk is a stretch of the curve with about as many
 * events as every other; only where very many events lie in one smallest cell is it larger.
 */
public final class ChunkCuts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a chunk holds at most, but for cells that cannot be divided. */
  private static final long LARGEST = 1 << 16;

  /** What it holds where there are few events: enough for the sums to cost little beside them. */
  private static final long SMALLEST = 1 << 12;

  /** So many chunks, for as many cores, are made before they become larger than the smallest. */
  private static final long CHUNKS = 64;

  /** The most levels that a round of counting adds: 2^16 cells within each cell, in space 2^15. */
  private static final int[] ROUND = {8, 5};

  /**
   * The most cells that a round counts, which the driver has to hold, unless one level has more.
   */
  private static final int MOST_CELLS = 1 << 20;

  private final EventCurve curve;
  private final int levels;
  private final long[] starts;

  private ChunkCuts(EventCurve curve, int levels, long[] starts) {
    this.curve = curve;
    this.levels = levels;
    this.starts = starts;
  }

  /**
   * Cuts the curve through some events.
   *
   * @param total the number of events
   * @param counted counts all the events into what it is given, and returns that or its sum; called
   *     once for each round, of which there are a few, {@link EventCurve#LEVELS} at most
   */
  public static ChunkCuts of(EventCurve curve, long total, UnaryOperator<CurveCounts> counted) {
    long size = size(total);
    TreeMap<Long, Long> cells = new TreeMap<>(Map.of(0L, total));
    int levels = 0;
    long[] dense = total > size ? new long[] {0} : new long[0];
    while (dense.length > 0 && levels < EventCurve.LEVELS) {
      int next =
          Math.min(EventCurve.LEVELS, levels + levelsWithin(dense.length, curve.dimension()));
      CurveCounts inner = counted.apply(new CurveCounts(curve, dense, levels, next));
      cells = divided(cells, dense, (next - levels) * curve.dimension(), inner.counts());
      dense = denser(inner.counts(), size / 2);
      levels = next;
    }
    return cut(curve, levels, cells, size);
  }

  /** How many levels deeper to count within some cells. */
  static int levelsWithin(int cells, int dimension) {
    int bits = 31 - Integer.numberOfLeadingZeros(Math.max(1, MOST_CELLS / cells));
    return Math.max(1, Math.min(ROUND[dimension - 2], bits / dimension));
  }

  /** A power of two between the smallest and the largest. */
  private static long size(long total) {
    return Math.max(SMALLEST, Math.min(LARGEST, Long.highestOneBit(total / CHUNKS | 1)));
  }

  private static TreeMap<Long, Long> divided(
      TreeMap<Long, Long> cells, long[] dense, int bits, Map<Long, Long> inner) {
    TreeMap<Long, Long> finer = new TreeMap<>();
    cells.forEach(
        (cell, count) -> {
          if (Arrays.binarySearch(dense, cell) < 0) {
            finer.put(cell << bits, count);
          }
        });
    finer.putAll(inner);
    return finer;
  }

  private static long[] denser(Map<Long, Long> counts, long most) {
    return counts.entrySet().stream()
        .filter(each -> each.getValue() > most)
        .mapToLong(Map.Entry::getKey)
        .sorted()
        .toArray();
  }

  private static ChunkCuts cut(EventCurve curve, int levels, TreeMap<Long, Long> cells, long size) {
    long[] starts = new long[cells.size()];
    int chunks = 0;
    long held = 0;
    for (Map.Entry<Long, Long> cell : cells.entrySet()) {
      if (chunks == 0 || held + cell.getValue() > size) {
        starts[chunks++] = cell.getKey();
        held = 0;
      }
      held += cell.getValue();
    }
    return new ChunkCuts(curve, levels, Arrays.copyOf(starts, chunks));
  }

  /** The number of chunks, at least one. */
  public int chunks() {
    return starts.length;
  }

  /**
   * The chunk of an event.
   *
   * @param x its location, length D
   * @param scratch D numbers, overwritten
   */
  public int chunk(double[] x, int[] scratch) {
    if (levels == 0) {
      return 0;
    }
    int at = Arrays.binarySearch(starts, curve.key(x, levels, scratch));
    return at >= 0 ? at : Math.max(0, -at - 2);
  }
}
