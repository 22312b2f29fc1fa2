package org.epicentra.job.retrain.mixture;

import java.util.List;
import java.util.Map;

/**
 * What a mixture was trained on and compared with: the section {@code data} of its manifest.
 *
 * @param fingerprint identifies data and options: a run with the same makes nothing new
 * @param digest of the events, in any order
 * @param paths as given
 * @param files found there with their sizes
 * @param bytes of the files together
 * @param schema column to type
 * @param asOf time of the run, ISO 8601
 * @param rows events up to that time
 * @param first time of the earliest
 * @param last time of the latest
 * @param split the last time that was trained on; later events are held out
 * @param trainRows events trained on: all up to the split
 * @param holdoutRows events held out
 * @param holdoutDays length of the hold-out
 * @param rejected unusable records, with a time up to that of the run or without a readable one
 * @param rejectedUndated those of them without a readable time; null in versions of early releases
 * @param repeated events that repeat another's id
 * @param strengthless share of training events without a strength
 * @param depthless share of training events without a depth
 * @param box of the training events' places, in which the histogram of places has its cells
 * @param places histogram of the training events
 * @param strengths histogram of the training events
 * @param depths histogram of the training events
 */
public record TrainingData(
    String fingerprint,
    String digest,
    List<String> paths,
    Map<String, Long> files,
    long bytes,
    Map<String, String> schema,
    String asOf,
    long rows,
    String first,
    String last,
    String split,
    long trainRows,
    long holdoutRows,
    double holdoutDays,
    long rejected,
    Long rejectedUndated,
    long repeated,
    double strengthless,
    double depthless,
    double[] box,
    long[] places,
    long[] strengths,
    long[] depths) {

  /** The most rejected records without a readable time that there can have been. */
  long mostUndated() {
    return rejectedUndated == null ? rejected : rejectedUndated;
  }
}
