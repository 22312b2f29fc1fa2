package org.epicentra.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear axis with ticks at 1, 2 or 5 times a power of ten. */
final class LinearScale implements Scale {
  private static final int[] STEPS = {1, 2, 5};

  private final double from;
  private final double to;
  private final double leastStep;

  LinearScale(double from, double to, double leastStep) {
    if (!(from != to && Double.isFinite(to - from))) {
      throw new IllegalArgumentException("an axis cannot go from " + from + " to " + to);
    }
    this.from = from;
    this.to = to;
    this.leastStep = leastStep;
  }

  @Override
  public double at(double value) {
    return (value - from) / (to - from);
  }

  @Override
  public List<Tick> ticks(int wished) {
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    double step = Math.max(leastStep, step(high - low, wished));
    int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    for (long i = first; i <= last; i++) {
      String label = String.format(Locale.ROOT, "%,." + decimals + "f", i * step);
      ticks.add(new Tick(i * step, label.replace('-', '\u2212')));
    }
    return ticks;
  }

  /** The round step of which an extent holds about as many as wished, and not more. */
  static double step(double extent, int wished) {
    double least = extent / wished;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int step : STEPS) {
      if (step * power >= least * (1 - 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
