package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.catalog.EventBuffer;
import org.epicentra.catalog.EventCurve;
import org.epicentra.math.ExactSum;

/** What was read of a table: how many rows, which of them are no events, and the others' box. */
final class RowReport implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Sums of weights, and of strengths times weights, up to here leave room for all others. */
  private static final double LARGEST_SUM = 1e100;

  private final double[] low;
  private final double[] high;
  private final RejectedEvents rejected = new RejectedEvents();
  private final ExactSum weights = new ExactSum();
  private final ExactSum strengths = new ExactSum();
  private long rows;

  /** Of no rows. */
  RowReport(int dimension) {
    this.low = new double[dimension];
    this.high = new double[dimension];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /** Of the batches of a partition. */
  static RowReport of(Iterator<EventBatch> batches, int dimension) {
    RowReport report = new RowReport(dimension);
    batches.forEachRemaining(report::add);
    return report;
  }

  /**
   * The report of a whole table.
   *
   * @param parts in the table's order
   * @throws BadInputException when there are no rows, one of them is no event, or they sum to more
   *     than 1e100
   */
  static RowReport require(List<RowReport> parts, EventColumns columns) {
    RowReport report = parts.stream().reduce(RowReport::merge).orElse(null);
    if (report == null || report.rows == 0) {
      throw new BadInputException("There are no events: the table has no rows.");
    }
    if (!report.rejected.isEmpty()) {
      throw report.rejected.asException(report.rows, columns);
    }
    report.requireSum("weights", columns.weight(), report.weights, columns);
    report.requireSum("strengths", columns.strength(), report.strengths, columns);
    return report;
  }

  private void requireSum(String what, String column, ExactSum sum, EventColumns columns) {
    if (!(sum.value() <= LARGEST_SUM)) {
      throw new BadInputException(
          "The %s of %d events (%s) sum to %s; the sum must be %s or less. Divide them by a constant."
              .formatted(what, rows, columns.label(column), sum.value(), LARGEST_SUM));
    }
  }

  /** Adds rows that come later in the table. */
  void add(EventBatch batch) {
    rows += batch.rows();
    rejected.merge(batch.rejected());
    EventBuffer events = batch.events();
    for (int i = 0; i < events.size(); i++) {
      weights.add(events.weight(i));
      if (!Double.isNaN(events.strength(i))) {
        strengths.add(events.weight(i) * events.strength(i));
      }
    }
    widen(events);
  }

  private void widen(EventBuffer events) {
    for (int d = 0; d < low.length; d++) {
      double[] range = events.range(d);
      low[d] = Math.min(low[d], range[0]);
      high[d] = Math.max(high[d], range[1]);
    }
  }

  /**
   * Adds the report of rows that come later in the table.
   *
   * @return this
   */
  RowReport merge(RowReport later) {
    rows += later.rows;
    rejected.merge(later.rejected);
    weights.add(later.weights);
    strengths.add(later.strengths);
    for (int d = 0; d < low.length; d++) {
      low[d] = Math.min(low[d], later.low[d]);
      high[d] = Math.max(high[d], later.high[d]);
    }
    return this;
  }

  long rows() {
    return rows;
  }

  RejectedEvents rejected() {
    return rejected;
  }

  EventCurve curve() {
    return new EventCurve(low, high);
  }
}
