package org.epicentra.spark.mixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import org.epicentra.catalog.EventBuffer;
import org.epicentra.catalog.EventCurve;

/** What was read of a table: how many rows, which of them are no events, and the others' box. */
final class RowReport implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] low;
  private final double[] high;
  private final RejectedEvents rejected = new RejectedEvents();
  private long rows;

  private RowReport(int dimension) {
    this.low = new double[dimension];
    this.high = new double[dimension];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /** Of the batches of a partition. */
  static RowReport of(Iterator<EventBatch> batches, int dimension) {
    RowReport report = new RowReport(dimension);
    while (batches.hasNext()) {
      EventBatch batch = batches.next();
      report.rows += batch.rows();
      report.rejected.merge(batch.rejected());
      report.widen(batch.events());
    }
    return report;
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
