package org.epicentra.spark.mixture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.mixture.start.EventProfile;

/**
 * Turns one partition's rows (columns as {@link EventSelection#all} gives them) into blocks of
 * events, followed by the partition's report. Rows are gathered in chunks, so that what is held
 * besides the blocks stays bounded however large the partition is.
 */
final class PartitionLoader implements Iterator<PartitionItem> {
  /** Events sorted and cut into blocks at a time: about 50 MB while that lasts. */
  private static final int CHUNK = 1 << 20;

  private final Iterator<InternalRow> rows;
  private final int dimension;
  private final boolean keepEvents;
  private final double[] x;
  private final EventProfile profile;
  private final RejectedEvents rejected = new RejectedEvents();
  private Iterator<EventBlock> blocks = Collections.emptyIterator();
  private long read;
  private boolean reported;

  /**
   * @param keepEvents false when only the report is wanted
   */
  PartitionLoader(
      Iterator<InternalRow> rows, int dimension, int distinctLimit, boolean keepEvents) {
    this.rows = rows;
    this.dimension = dimension;
    this.keepEvents = keepEvents;
    this.x = new double[dimension];
    this.profile = new EventProfile(dimension, distinctLimit);
  }

  @Override
  public boolean hasNext() {
    return !reported;
  }

  @Override
  public PartitionItem next() {
    if (reported) {
      throw new NoSuchElementException();
    }
    while (!blocks.hasNext() && rows.hasNext()) {
      blocks = readChunk();
    }
    if (blocks.hasNext()) {
      return new PartitionItem.Events(blocks.next());
    }
    reported = true;
    return new PartitionItem.Report(read, profile, rejected);
  }

  private Iterator<EventBlock> readChunk() {
    EventBlockBuilder builder = new EventBlockBuilder(dimension);
    for (int events = 0; events < CHUNK && rows.hasNext(); events++) {
      readRow(rows.next(), builder);
    }
    return keepEvents && rejected.isEmpty()
        ? builder.build().iterator()
        : Collections.emptyIterator();
  }

  private void readRow(InternalRow row, EventBlockBuilder builder) {
    read++;
    for (int d = 0; d < dimension; d++) {
      x[d] = row.isNullAt(d) ? Double.NaN : row.getDouble(d);
    }
    boolean hasStrength = !row.isNullAt(dimension);
    double strength = hasStrength ? row.getDouble(dimension) : Double.NaN;
    double weight = row.isNullAt(dimension + 1) ? Double.NaN : row.getDouble(dimension + 1);
    RejectedEvents.Fault fault = RejectedEvents.fault(x, hasStrength, strength, weight);
    if (fault != null) {
      reject(fault, row);
      return;
    }
    profile.add(x, strength, weight);
    if (keepEvents && rejected.isEmpty()) {
      builder.add(x, strength, weight);
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
