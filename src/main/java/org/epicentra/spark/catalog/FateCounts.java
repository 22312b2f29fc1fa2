package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.spark.catalog.RecordFates.Fate;

/**
 * The records of an import in groups of one fate, reason, event type, notes and year, each counted
 * in one pass.
 *
 * @param groups one row each: {@link Group}, then the aggregates of {@link ValueCensus}
 * @param columns those that the census looks at
 */
record FateCounts(List<Row> groups, List<String> columns) {
  private static final String YEAR = "__year";

  /** The places of values in a row; the first five make the group. */
  enum Group {
    FATE,
    REASON,
    TYPE,
    NOTES,
    YEAR,
    RECORDS,
    /** Those with a place in a file. */
    LOCATED,
    /** Microseconds since 1970. */
    FIRST,
    LAST;

    /** Its place. */
    int at() {
      return ordinal();
    }
  }

  /** Counts the records: one Spark job. */
  static FateCounts of(Dataset<Row> fated) {
    Column time = col(CatalogColumns.TIME);
    Column kept = col(RecordFates.FATE).equalTo(Fate.KEPT.literal());
    List<String> columns = ValueCensus.columns(fated);
    List<Column> counts = new ArrayList<>();
    counts.add(count(col(CheckedRecords.POSITION)));
    counts.add(unix_micros(min(time)));
    counts.add(unix_micros(max(time)));
    counts.addAll(ValueCensus.counts(columns));
    List<Row> groups =
        fated
            .groupBy(
                col(RecordFates.FATE),
                col(CheckedRecords.REASON),
                col(CatalogColumns.EVENT_TYPE),
                col(CheckedRecords.NOTES),
                when(kept, year(time)).as(YEAR))
            .agg(count(lit(1)), counts.toArray(Column[]::new))
            .collectAsList();
    return new FateCounts(groups, columns);
  }

  /** The groups of events that are kept. */
  List<Row> kept() {
    return groups.stream().filter(group -> fate(group) == Fate.KEPT).toList();
  }

  static Fate fate(Row group) {
    return Fate.valueOf(group.getString(Group.FATE.at()));
  }

  /** What only the values of all events together show. */
  ValueCensus census() {
    return ValueCensus.of(columns, kept(), Group.values().length);
  }

  /** The records that have a place in a file. */
  long located() {
    return groups.stream().mapToLong(group -> group.getLong(Group.LOCATED.at())).sum();
  }

  /** The events that are kept, by year. */
  Map<Integer, Long> years() {
    Map<Integer, Long> years = new TreeMap<>();
    kept()
        .forEach(
            group ->
                years.merge(
                    group.getInt(Group.YEAR.at()), group.getLong(Group.RECORDS.at()), Long::sum));
    return years;
  }
}
