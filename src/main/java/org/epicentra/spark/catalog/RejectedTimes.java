package org.epicentra.spark.catalog;

/**
 * When the records happened that are no usable events: those up to a span of time, in it and
 * without a time that can be read. Later ones are not counted.
 *
 * @param before records up to the span
 * @param within records in the span
 * @param undated records without a readable time, which may be of any
 */
public record RejectedTimes(long before, long within, long undated) {
  static final RejectedTimes NONE = new RejectedTimes(0, 0, 0);

  /** All that are counted. */
  public long all() {
    return before + within + undated;
  }

  RejectedTimes plus(RejectedTimes other) {
    return new RejectedTimes(before + other.before, within + other.within, undated + other.undated);
  }
}
