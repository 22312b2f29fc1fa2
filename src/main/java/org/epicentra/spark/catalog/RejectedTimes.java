package org.epicentra.spark.catalog;

/**
 * Rejected records by their times: before a span of time, within it, and without a readable time.
 * Later ones are not counted.
 *
 * @param before records up to the span
 * @param within records in the span
 * @param undated records without a readable time
 */
public record RejectedTimes(long before, long within, long undated) {
  static final RejectedTimes NONE = new RejectedTimes(0, 0, 0);

  /** All of these. */
  public long all() {
    return before + within + undated;
  }

  RejectedTimes plus(RejectedTimes other) {
    return new RejectedTimes(before + other.before, within + other.within, undated + other.undated);
  }
}
