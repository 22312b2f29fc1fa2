package org.epicentra.report.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.chart.Scale;

/**
 * A vertical axis of rows, the first at the top, each named by a component.
 *
 * @param components of the rows
 */
record Rows(int[] components) implements Scale {
  private static final int MOST_LABELS = 30;

  @Override
  public double at(double row) {
    return 1 - (row + 0.5) / components.length;
  }

  @Override
  public List<Tick> ticks(int wished) {
    List<Tick> ticks = new ArrayList<>();
    int every = 1 + components.length / MOST_LABELS;
    for (int row = 0; row < components.length; row += every) {
      ticks.add(new Tick(row, String.valueOf(components[row])));
    }
    return ticks;
  }
}
