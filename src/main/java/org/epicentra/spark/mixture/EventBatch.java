package org.epicentra.spark.mixture;

import java.io.Serializable;
import org.epicentra.catalog.EventBuffer;

/**
 * Some rows of a table as they were read.
 *
 * <p>A class and not a record, as all that Spark keeps or sends here: Kryo, which users may choose
 * as Spark's serialiser, cannot read records.
 */
final class EventBatch implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EventBuffer events;
  private final long rows;
  private final RejectedEvents rejected;

  /**
   * @param events the rows that are events
   * @param rows the number of all
   */
  EventBatch(EventBuffer events, long rows, RejectedEvents rejected) {
    this.events = events;
    this.rows = rows;
    this.rejected = rejected;
  }

  EventBuffer events() {
    return events;
  }

  long rows() {
    return rows;
  }

  RejectedEvents rejected() {
    return rejected;
  }
}
