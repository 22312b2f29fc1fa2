package org.epicentra.report.vae;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.epicentra.report.chart.Plot;

/** A quantity by epoch as a line, which has gaps where it is unknown. */
final class LossCurve {
  /** About as many points are drawn of any number of epochs. */
  static final int MOST = 1000;

  /** The most points that are drawn as dots. */
  private static final int DOTS = 60;

  private final double[] epochs;
  private final double[] values;
  private final int kept;
  private final int lowest;

  /**
   * @param values of the epochs; NaN where unknown
   * @param kept the epoch whose weights were kept, which is always drawn
   */
  LossCurve(double[] epochs, double[] values, int kept) {
    this.epochs = epochs;
    this.values = values;
    this.kept = kept;
    int least = 0;
    for (int i = 1; i < values.length; i++) {
      least = values[i] < values[least] || Double.isNaN(values[least]) ? i : least;
    }
    this.lowest = least;
  }

  void draw(Plot plot) {
    int from = 0;
    while (from < values.length) {
      int to = from;
      while (to < values.length && Double.isFinite(values[to])) {
        to++;
      }
      if (to > from) {
        piece(plot, drawn(from, to), values.length <= DOTS || to - from == 1);
      }
      from = to + 1;
    }
  }

  /** The epochs of a piece without gaps that are drawn, as places from 0. */
  private int[] drawn(int from, int to) {
    int stride = Math.max(1, (values.length + MOST - 1) / MOST);
    return IntStream.range(from, to)
        .filter(
            i -> i % stride == 0 || i == from || i == to - 1 || i == lowest || epochs[i] == kept)
        .toArray();
  }

  private void piece(Plot plot, int[] places, boolean dots) {
    plot.line(
        Arrays.stream(places).mapToDouble(i -> epochs[i]).toArray(),
        Arrays.stream(places).mapToDouble(i -> values[i]).toArray());
    for (int i : dots ? places : new int[0]) {
      plot.dot(epochs[i], values[i], 2.6);
    }
  }
}
