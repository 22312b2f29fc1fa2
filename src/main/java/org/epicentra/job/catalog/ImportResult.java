package org.epicentra.job.catalog;

import java.util.List;
import java.util.Map;
import org.epicentra.catalog.RejectionHints;
import org.epicentra.spark.catalog.ImportCounts;

/**
 * What {@code catalog import} did.
 *
 * @param output the folder of the catalog
 * @param rejects the folder of the rejected records, or null
 * @param read the records of the source; the sum of the counts below
 * @param events the events written
 * @param rejected records by the reason why they are no usable events
 * @param duplicates records by the kind of duplicate
 * @param otherTypes events left out by {@code --event-type}, by their kind
 * @param notes events written, by what was changed or assumed in them
 * @param firstTime the earliest event, ISO 8601 in UTC
 * @param lastTime the latest event
 * @param renamed columns of the source that are kept under another name
 * @param seconds how long it took
 */
public record ImportResult(
    String output,
    String rejects,
    long read,
    long events,
    Map<String, Long> rejected,
    Map<String, Long> duplicates,
    Map<String, Long> otherTypes,
    Map<String, Long> notes,
    String firstTime,
    String lastTime,
    Map<String, String> renamed,
    double seconds) {

  static ImportResult of(
      ImportJob job, ImportCounts counts, Map<String, String> renamed, double seconds) {
    return new ImportResult(
        job.target(),
        job.rejects(),
        counts.read(),
        counts.kept(),
        counts.rejected(),
        counts.duplicates(),
        counts.otherTypes(),
        counts.notes(),
        counts.first().toString(),
        counts.last().toString(),
        renamed,
        seconds);
  }

  /** What can be done about the rejected records. */
  public List<String> hints() {
    return RejectionHints.of(rejected.keySet());
  }

  /** The number of rejected records. */
  public long rejectedCount() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
