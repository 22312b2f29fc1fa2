package org.epicentra.spark.mixture;

import java.io.Serializable;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.start.EventProfile;

/**
 * What the cache holds of a partition: its blocks of events, and after them one report. Both come
 * from a single reading of the rows.
 *
 * <p>Classes and not records: Kryo, which users may choose as Spark's serialiser, cannot read
 * records.
 */
public sealed interface PartitionItem extends Serializable {

  /** One block of events. */
  final class Events implements PartitionItem {
    private static final long serialVersionUID = 1L;

    private final EventBlock block;

    Events(EventBlock block) {
      this.block = block;
    }

    EventBlock block() {
      return block;
    }
  }

  /** What was found in a partition. */
  final class Report implements PartitionItem {
    private static final long serialVersionUID = 1L;

    private final long rows;
    private final EventProfile profile;
    private final RejectedEvents rejected;

    /**
     * @param rows the rows read, rejected ones included
     * @param profile of the rows that are events
     */
    Report(long rows, EventProfile profile, RejectedEvents rejected) {
      this.rows = rows;
      this.profile = profile;
      this.rejected = rejected;
    }

    long rows() {
      return rows;
    }

    EventProfile profile() {
      return profile;
    }

    RejectedEvents rejected() {
      return rejected;
    }
  }
}
