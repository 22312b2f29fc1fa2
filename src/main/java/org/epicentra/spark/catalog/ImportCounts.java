package org.epicentra.spark.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.EventTypes;
import org.epicentra.catalog.text.NumberText;
import org.epicentra.spark.catalog.FateCounts.Group;
import org.epicentra.spark.catalog.RecordFates.Fate;

/**
 * How many records an import read, and what became of them; events, rejected, duplicates and other
 * types add up to {@code read}.
 *
 * @param read the records of the source
 * @param events those that are kept
 * @param rejected unusable records by reason
 * @param duplicates records by the kind of duplicate
 * @param otherTypes events of types that were not asked for, by their type
 * @param notes events kept, by what was changed or assumed in them
 * @param firstTime the earliest event kept, ISO 8601 in UTC, or null
 * @param lastTime the latest event kept, or null
 */
public record ImportCounts(
    long read,
    long events,
    Map<String, Long> rejected,
    Map<String, Long> duplicates,
    Map<String, Long> otherTypes,
    Map<String, Long> notes,
    String firstTime,
    String lastTime) {

  /** Maps that a file of another version lacks are empty. */
  public ImportCounts {
    rejected = rejected == null ? Map.of() : rejected;
    duplicates = duplicates == null ? Map.of() : duplicates;
    otherTypes = otherTypes == null ? Map.of() : otherTypes;
    notes = notes == null ? Map.of() : notes;
  }

  private static final String UNTYPED_NOTE = "event type not told, taken as earthquake";
  private static final String NO_TYPE = "not told";

  /** The number of rejected records, whatever the reason. */
  public long rejectedRecords() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  static ImportCounts of(FateCounts groups, ValueCensus census) {
    Tally tally = new Tally();
    groups.groups().forEach(tally::add);
    census.marks().forEach(tally::addMarks);
    return tally.counts();
  }

  /** The sum over the groups. */
  private static final class Tally {
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> duplicates = new TreeMap<>();
    private final Map<String, Long> otherTypes = new TreeMap<>();
    private final Map<String, Long> notes = new TreeMap<>();
    private long read;
    private long kept;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(Row group) {
      Fate fate = FateCounts.fate(group);
      long rows = group.getLong(Group.RECORDS.at());
      String type = group.getString(Group.TYPE.at());
      read += rows;
      switch (fate) {
        case REJECTED -> rejected.merge(group.getString(Group.REASON.at()), rows, Long::sum);
        case OTHER_TYPE -> otherTypes.merge(type == null ? NO_TYPE : type, rows, Long::sum);
        case KEPT -> addKept(group, rows);
        default -> duplicates.merge(fate.label(), rows, Long::sum);
      }
    }

    private void addKept(Row group, long rows) {
      kept += rows;
      first = Math.min(first, group.getLong(Group.FIRST.at()));
      last = Math.max(last, group.getLong(Group.LAST.at()));
      if (EventTypes.isUntold(group.getString(Group.TYPE.at()))) {
        notes.merge(UNTYPED_NOTE, rows, Long::sum);
      }
      for (EventNote note : EventNote.values()) {
        if ((group.getInt(Group.NOTES.at()) & note.bit()) != 0) {
          notes.merge(note.text(), rows, Long::sum);
        }
      }
    }

    void addMarks(String column, Map<Double, Long> marks) {
      marks.forEach(
          (mark, events) ->
              notes.put(
                  column + " " + NumberText.plain(mark) + ", which stands for none, taken as empty",
                  events));
    }

    ImportCounts counts() {
      return new ImportCounts(
          read,
          kept,
          rejected,
          duplicates,
          otherTypes,
          notes,
          kept == 0 ? null : time(first),
          kept == 0 ? null : time(last));
    }

    private static String time(long micros) {
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
  }
}
