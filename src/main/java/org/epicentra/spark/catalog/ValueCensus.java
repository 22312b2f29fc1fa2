package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.MissingMarks;
import org.epicentra.spark.catalog.source.format.FormatColumns;

/**
 * What only the values of all events together show: which possible values stand for none, and how
 * many depths are not what kilometres downwards would be.
 *
 * @param marks values that stand for none, to the events that have them, by column
 * @param depths events with a number as depth
 * @param tooGreat those whose depth is above 800 km, marks for none aside
 * @param negative those whose depth is above sea level, at most 10 km
 * @param shared events whose identifier and source an event at another time or place has
 */
record ValueCensus(
    Map<String, Map<Double, Long>> marks, long depths, long tooGreat, long negative, long shared) {

  private static final List<String> COLUMNS =
      List.of(
          CatalogColumns.DEPTH,
          CatalogColumns.MAGNITUDE,
          CatalogColumns.STATION_COUNT,
          CatalogColumns.FELT_COUNT,
          FormatColumns.PHASES.name());

  private static final int DEPTHS = 0;
  private static final int TOO_GREAT = 1;
  private static final int NEGATIVE = 2;
  private static final int SHARED = 3;
  private static final int MARKS = 4;

  /** The aggregates that {@link #of} reads. */
  static List<Column> counts(List<String> columns) {
    Column depth = col(CatalogColumns.DEPTH);
    Column tooGreat =
        col(CheckedRecords.NOTES).bitwiseAND(EventNote.DEPTH_TOO_GREAT.bit()).notEqual(0);
    List<Column> counts = new ArrayList<>();
    counts.add(count_if(depth.isNotNull()));
    counts.add(count_if(tooGreat));
    counts.add(count_if(depth.lt(0)));
    counts.add(count_if(col(RecordFates.SHARED)));
    counts.addAll(markCounts(columns));
    return counts;
  }

  /**
   * The census of the events of some groups.
   *
   * @param columns those of {@link #columns}
   * @param groups each with {@link #counts}
   * @param from the place of the first of these
   */
  static ValueCensus of(List<String> columns, List<Row> groups, int from) {
    Row found = RowFactory.create(merged(columns, groups, from));
    long deep = found.getLong(TOO_GREAT);
    return new ValueCensus(
        marks(columns, found, MARKS),
        found.getLong(DEPTHS) + deep,
        deep,
        found.getLong(NEGATIVE),
        found.getLong(SHARED));
  }

  private static Object[] merged(List<String> columns, List<Row> groups, int from) {
    List<Object> merged = new ArrayList<>();
    int at = from;
    for (; at < from + MARKS; at++) {
      merged.add(sum(groups, at));
    }
    for (String column : columns) {
      merged.add(values(groups, at++).min(Comparator.naturalOrder()).orElse(null));
      merged.add(values(groups, at++).max(Comparator.naturalOrder()).orElse(null));
      for (int mark = 0; mark < MissingMarks.possible(column).size(); mark++) {
        merged.add(sum(groups, at++));
      }
    }
    return merged.toArray();
  }

  private static long sum(List<Row> groups, int at) {
    return groups.stream().mapToLong(group -> group.getLong(at)).sum();
  }

  private static Stream<Double> values(List<Row> groups, int at) {
    return groups.stream().filter(group -> !group.isNullAt(at)).map(group -> group.getDouble(at));
  }

  /** The columns of checked rows in which a possible value may stand for none. */
  static List<String> columns(Dataset<Row> rows) {
    return COLUMNS.stream().filter(Arrays.asList(rows.columns())::contains).toList();
  }

  /** The aggregates that {@link #marks} reads, of some of {@link #columns}. */
  static List<Column> markCounts(List<String> columns) {
    List<Column> counts = new ArrayList<>();
    for (String name : columns) {
      Column value = col(name).cast("double");
      List<Double> marks = MissingMarks.possible(name);
      Column other = when(value.isin(marks.toArray()).equalTo(false), value);
      counts.add(min(other));
      counts.add(max(other));
      marks.forEach(mark -> counts.add(count_if(value.equalTo(lit(mark)))));
    }
    return counts;
  }

  /**
   * The values that stand for none, to the events that have them, by column.
   *
   * @param from the place in {@code found} of the first of {@link #markCounts}
   */
  static Map<String, Map<Double, Long>> marks(List<String> columns, Row found, int from) {
    Map<String, Map<Double, Long>> marks = new LinkedHashMap<>();
    int at = from;
    for (String column : columns) {
      double least = found.isNullAt(at) ? Double.NaN : found.getDouble(at);
      double greatest = found.isNullAt(at + 1) ? Double.NaN : found.getDouble(at + 1);
      at += 2;
      for (double mark : MissingMarks.possible(column)) {
        long events = found.getLong(at++);
        if (MissingMarks.standsForNone(mark, events, least, greatest)) {
          marks.computeIfAbsent(column, none -> new LinkedHashMap<>()).put(mark, events);
        }
      }
    }
    return marks;
  }

  /** The rows with null in place of each value that stands for none. */
  Dataset<Row> withoutMarks(Dataset<Row> rows) {
    Dataset<Row> clean = rows;
    for (Map.Entry<String, Map<Double, Long>> column : marks.entrySet()) {
      Column value = col(column.getKey());
      Column isMark = value.cast("double").isin(column.getValue().keySet().toArray());
      clean =
          clean.withColumn(
              column.getKey(), when(isMark, lit(null)).otherwise(value).as(column.getKey()));
    }
    return clean;
  }
}
