package org.epicentra.spark.mixture;

import java.io.Serializable;
import org.epicentra.catalog.EventChunk;
import org.epicentra.math.SumTree;
import org.epicentra.mixture.start.EventProfile;

/** What the cache holds of a partition: its chunks of events, and after them one report. */
public sealed interface PartitionItem extends Serializable {

  /** A chunk of events. */
  final class Events implements PartitionItem {
    private static final long serialVersionUID = 1L;

    private final EventChunk chunk;

    Events(EventChunk chunk) {
      this.chunk = chunk;
    }

    EventChunk chunk() {
      return chunk;
    }
  }

  /** The profiles of a partition's chunks. */
  final class Report implements PartitionItem {
    private static final long serialVersionUID = 1L;

    private final SumTree<EventProfile> profiles;

    Report(SumTree<EventProfile> profiles) {
      this.profiles = profiles;
    }

    SumTree<EventProfile> profiles() {
      return profiles;
    }
  }
}
