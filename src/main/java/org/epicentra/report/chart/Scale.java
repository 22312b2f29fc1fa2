package org.epicentra.report.chart;

import java.util.List;

/** From values to a share of an axis, and where its ticks are. Immutable. */
public interface Scale {
  /**
   * A mark of an axis.
   *
   * @param value where it is
   * @param label empty for a mark without one
   */
  record Tick(double value, String label) {}

  /** Where a value lies: 0 at the beginning of the axis, 1 at its end; outside of them beyond. */
  double at(double value);

  /** The ticks, of which about as many as wished have a label. */
  List<Tick> ticks(int wished);

  /** A linear axis between two values that differ. */
  static Scale linear(double from, double to) {
    return new LinearScale(from, to, 0);
  }

  /** A linear axis of whole numbers, with no ticks between them. */
  static Scale whole(double from, double to) {
    return new LinearScale(from, to, 1);
  }

  /** A logarithmic axis between two values above 0, the first less than the second. */
  static Scale logarithmic(double from, double to) {
    return new LogarithmicScale(from, to);
  }

  /** An axis of time, in microseconds since 1970 UTC, the first before the second. */
  static Scale time(long from, long to) {
    return new TimeScale(from, to);
  }
}
