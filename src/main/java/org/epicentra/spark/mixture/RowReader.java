package org.epicentra.spark.mixture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.epicentra.catalog.EventBuffer;

/**
 * Reads one partition's rows (columns as {@link EventSelection#all} gives them) as batches of
 * events, and checks them.
 */
final class RowReader implements Iterator<EventBatch> {
  private static final int BATCH = 1 << 14;

  private final Iterator<InternalRow> rows;
  private final int dimension;
  private final double[] x;
  private EventBuffer events;
  private RejectedEvents rejected;

  RowReader(Iterator<InternalRow> rows, int dimension) {
    this.rows = rows;
    this.dimension = dimension;
    this.x = new double[dimension];
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public EventBatch next() {
    if (!rows.hasNext()) {
      throw new NoSuchElementException();
    }
    events = new EventBuffer(dimension);
    rejected = new RejectedEvents();
    int read = 0;
    while (read < BATCH && rows.hasNext()) {
      readRow(rows.next());
      read++;
    }
    return new EventBatch(events.trimmed(), read, rejected);
  }

  private void readRow(InternalRow row) {
    for (int d = 0; d < dimension; d++) {
      x[d] = row.isNullAt(d) ? Double.NaN : row.getDouble(d);
    }
    boolean hasStrength = !row.isNullAt(dimension);
    double strength = hasStrength ? row.getDouble(dimension) : Double.NaN;
    double weight = row.isNullAt(dimension + 1) ? Double.NaN : row.getDouble(dimension + 1);
    RejectedEvents.Fault fault = RejectedEvents.fault(x, hasStrength, strength, weight);
    if (fault != null) {
      reject(fault, row);
    } else {
      events.add(x, strength, weight);
    }
  }

  private void reject(RejectedEvents.Fault fault, InternalRow row) {
    int id = dimension + 2;
    String name = null;
    if (rejected.names(fault)) {
      List<Double> location = new ArrayList<>();
      for (int d = 0; d < dimension; d++) {
        location.add(number(row, d));
      }
      name =
          RejectedEvents.name(
              row.isNullAt(id) ? null : row.getUTF8String(id).toString(),
              location,
              number(row, dimension));
    }
    rejected.add(fault, name);
  }

  private static Double number(InternalRow row, int column) {
    return row.isNullAt(column) ? null : row.getDouble(column);
  }
}
