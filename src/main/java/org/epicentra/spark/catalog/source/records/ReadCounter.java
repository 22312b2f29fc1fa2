package org.epicentra.spark.catalog.source.records;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * The counts of all files that were read to their ends, part by part. A part that is read again,
 * because a task failed or its result was dropped, replaces its own counts, so that nothing is
 * counted twice.
 *
 * <p>Heartbeats of an executor write it while tasks add to it, so its map takes both at once.
 */
public final class ReadCounter extends AccumulatorV2<Map<String, ReadCounts>, ReadCounts> {
  private static final long serialVersionUID = 1L;

  private final Map<String, ReadCounts> parts = new ConcurrentHashMap<>();

  @Override
  public boolean isZero() {
    return parts.isEmpty();
  }

  @Override
  public ReadCounter copy() {
    ReadCounter copy = new ReadCounter();
    copy.parts.putAll(parts);
    return copy;
  }

  @Override
  public void reset() {
    parts.clear();
  }

  /** To be called at the end of a part: its file and where it begins, to its counts. */
  @Override
  public void add(Map<String, ReadCounts> part) {
    parts.putAll(part);
  }

  @Override
  public void merge(AccumulatorV2<Map<String, ReadCounts>, ReadCounts> other) {
    parts.putAll(((ReadCounter) other).parts);
  }

  /** The sum over the parts. */
  @Override
  public ReadCounts value() {
    return parts.values().stream().reduce(ReadCounts.NONE, ReadCounts::plus);
  }
}
