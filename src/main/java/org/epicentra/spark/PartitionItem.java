package org.epicentra.spark;

import java.io.Serializable;
import org.epicentra.catalog.EventBlock;
import org.epicentra.mixture.EventProfile;

/**
 * What the cache holds of a partition: its blocks of events, and after them one report. Both come
 * from a single reading of the rows.
 */
sealed interface PartitionItem extends Serializable {

  record Events(EventBlock block) implements PartitionItem {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param rows the rows read, rejected ones included
   * @param profile of the rows that are events
   */
  record Report(long rows, EventProfile profile, RejectedEvents rejected) implements PartitionItem {
    private static final long serialVersionUID = 1L;
  }
}
