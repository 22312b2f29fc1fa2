package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.EventTypes;
import org.epicentra.catalog.text.NumberText;

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

  static ImportCounts of(Dataset<Row> fated, ValueCensus census) {
    Column time = col(CatalogColumns.TIME);
    Dataset<Row> groups =
        fated
            .groupBy(
                col(CatalogImport.FATE),
                col(CheckedRecords.REASON),
                col(CatalogColumns.EVENT_TYPE),
                col(CheckedRecords.NOTES))
            .agg(count(lit(1)), functions.unix_micros(min(time)), functions.unix_micros(max(time)));
    Tally tally = new Tally();
    groups.collectAsList().forEach(tally::add);
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
      Fate fate = Fate.valueOf(group.getString(0));
      long rows = group.getLong(4);
      read += rows;
      switch (fate) {
        case REJECTED -> rejected.merge(group.getString(1), rows, Long::sum);
        case OTHER_TYPE ->
            otherTypes.merge(group.isNullAt(2) ? NO_TYPE : group.getString(2), rows, Long::sum);
        case KEPT -> addKept(group, rows);
        default -> duplicates.merge(fate.label(), rows, Long::sum);
      }
    }

    private void addKept(Row group, long rows) {
      kept += rows;
      first = Math.min(first, group.getLong(5));
      last = Math.max(last, group.getLong(6));
      if (EventTypes.isUntold(group.isNullAt(2) ? null : group.getString(2))) {
        notes.merge(UNTYPED_NOTE, rows, Long::sum);
      }
      for (EventNote note : EventNote.values()) {
        if ((group.getInt(3) & note.bit()) != 0) {
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
