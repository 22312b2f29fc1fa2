package org.epicentra.spark.catalog.source.records;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;

/**
 * The counts of all files that were read to their ends, part by part. A part that is read again,
 * because a task failed or its result was dropped, replaces its own counts, so that nothing is
 * counted twice.
 */
public final class ReadCounter extends AccumulatorV2<Map<String, ReadCounts>, ReadCounts> {
  private static final long serialVersionUID = 1L;

  private final Map<String, ReadCounts> parts = new HashMap<>();

  @Override
  public boolean isZero() {
    return parts.isEmpty();
  }

  @Override
  public synchronized ReadCounter copy() {
    ReadCounter copy = new ReadCounter();
    copy.parts.putAll(parts);
    return copy;
  }

  @Override
  public synchronized void reset() {
    parts.clear();
  }

  /** To be called at the end of a part: its file and where it begins, to its counts. */
  @Override
  public synchronized void add(Map<String, ReadCounts> part) {
    parts.putAll(part);
  }

  @Override
  public synchronized void merge(AccumulatorV2<Map<String, ReadCounts>, ReadCounts> other) {
    parts.putAll(((ReadCounter) other).parts);
  }

  /** The sum over the parts. */
  @Override
  public synchronized ReadCounts value() {
    return parts.values().stream().reduce(ReadCounts.NONE, ReadCounts::plus);
  }
}
