package org.epicentra.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.Numbers;

/** A logarithmic axis with ticks at powers of ten and, where these are few, between them. */
final class LogarithmicScale implements Scale {
  /** Powers of ten from here on are written as such. */
  private static final double LARGE = 1e5;

  private final double from;
  private final double to;

  LogarithmicScale(double from, double to) {
    if (!(from > 0 && from < to && to < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a logarithmic axis cannot go from " + from + " to " + to);
    }
    this.from = Math.log10(from);
    this.to = Math.log10(to);
  }

  @Override
  public double at(double value) {
    return (Math.log10(value) - from) / (to - from);
  }

  @Override
  public List<Tick> ticks(int wished) {
    List<Tick> ticks = new ArrayList<>();
    int every = Math.max(1, (int) Math.ceil((to - from) / wished));
    int[] between = to - from < 1.2 ? new int[] {1, 2, 3, 5, 7} : new int[] {1, 2, 5};
    boolean sparse = (to - from) * between.length <= 2.0 * wished;
    for (int power = (int) Math.floor(from); power <= to; power++) {
      for (int factor : sparse ? between : new int[] {1}) {
        double value = factor * Math.pow(10, power);
        if (at(value) >= -1e-9 && at(value) <= 1 + 1e-9) {
          ticks.add(new Tick(value, Math.floorMod(power, every) == 0 ? label(value) : ""));
        }
      }
    }
    return ticks;
  }

  private static String label(double value) {
    double power = Math.log10(value);
    return value >= LARGE && power == Math.rint(power)
        ? "10" + Numbers.superscript((int) power)
        : Numbers.shown(value, 1);
  }
}
