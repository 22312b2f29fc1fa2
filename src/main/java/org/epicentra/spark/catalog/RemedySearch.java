package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.to_timestamp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.Setting;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.Remedy;
import org.epicentra.catalog.text.DatePatterns;
import org.epicentra.catalog.text.DecimalComma;
import org.epicentra.catalog.text.TimeText;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTable;

/**
 * Finds options that read what an import rejected. Candidates come from the rejected values of one
 * table and are told only after a {@link RemedyTrial}.
 */
final class RemedySearch {
  /** From this share on a unit, a sign or an order may be another than was taken. */
  private static final double NOTICEABLE = 0.1;

  /** Columns that are tried as the dates to clock times. */
  private static final int MOST_DATES = 5;

  private static final List<String> NUMBERS =
      List.of(
          CatalogColumns.LATITUDE,
          CatalogColumns.LONGITUDE,
          CatalogColumns.DEPTH,
          CatalogColumns.MAGNITUDE);
  private static final List<String> COUNTS =
      List.of(CatalogColumns.STATION_COUNT, CatalogColumns.FELT_COUNT);

  private final SparkSession spark;
  private final SourceTable table;
  private final ColumnOrigins origins;
  private final RejectedValues rejected;
  private final ValueCensus census;
  private final RemedyTrial trial;

  RemedySearch(
      SparkSession spark,
      CatalogSource source,
      List<SourceTable> tables,
      RejectedValues rejected,
      ValueCensus census) {
    this.spark = spark;
    this.table = tables.get(rejected.table());
    this.origins = new ColumnOrigins(spark, table, source.columns());
    this.rejected = rejected;
    this.census = census;
    this.trial = new RemedyTrial(spark, source, tables, table);
  }

  /** The remedies that stood their trial, each as a sentence; and where none did, what was met. */
  List<String> hints() {
    List<String> hints = new ArrayList<>(times());
    if (rejected.count("latitude is outside") > NOTICEABLE * rejected.read()) {
      Remedy swapped =
          Remedy.swapped(
              origins.sql(CatalogColumns.LATITUDE), origins.sql(CatalogColumns.LONGITUDE));
      tell(List.of(swapped), List.of(), hints);
    }
    if (depthsAreDoubtful()) {
      tell(Remedy.ofDepths(origins.sql(CatalogColumns.DEPTH)), List.of(), hints);
    }
    numbers(hints);
    for (String name : COUNTS) {
      List<String> values = rejected.values(name + " is n");
      if (!values.isEmpty()) {
        tell(List.of(Remedy.ofCount(name, origins.sql(name), values)), values, hints);
      }
    }
    return hints;
  }

  private boolean depthsAreDoubtful() {
    long outside = rejected.count("depth is outside");
    double all = Math.max(1, outside + census.depths());
    return (outside + census.tooGreat()) / all > NOTICEABLE || census.negative() / all > 0.5;
  }

  private void numbers(List<String> hints) {
    if (NUMBERS.stream().noneMatch(name -> rejected.has(name + " is not a finite"))) {
      return;
    }
    Map<String, String> commas = new LinkedHashMap<>();
    for (String name : NUMBERS) {
      List<String> values = new ArrayList<>(rejected.values(name + " is not a finite"));
      values.addAll(sampled(name));
      if (values.stream().anyMatch(DecimalComma::isComma)) {
        commas.put(name, origins.sql(name));
      }
    }
    if (!commas.isEmpty() && tell(List.of(Remedy.decimalCommas(commas)), List.of(), hints)) {
      return;
    }
    for (String name : NUMBERS) {
      String reason = name + " is not a finite";
      boolean dispensable =
          !CatalogColumns.REQUIRED.contains(name) && 2 * rejected.count(reason) < rejected.read();
      List<String> values = rejected.values(reason);
      if (!values.isEmpty()) {
        tell(Remedy.ofNumber(name, origins.sql(name), values, dispensable), values, hints);
      }
    }
  }

  private List<String> times() {
    List<String> hints = new ArrayList<>();
    String sql = origins.sql(CatalogColumns.TIME);
    String seconds = "time is a number that may be seconds or";
    if (rejected.has(seconds)) {
      tell(List.of(Remedy.seconds(sql)), rejected.values(seconds), hints);
    }
    for (String unit : List.of("seconds", "milliseconds", "microseconds")) {
      List<String> values =
          rejected.values("time is a number that may be a calendar date or " + unit);
      if (!values.isEmpty()) {
        Remedy.ofNumbers(sql, unit).forEach(remedy -> tell(List.of(remedy), values, hints));
      }
    }
    String given = "time is not a time";
    String made = "time cannot be read";
    for (String reason : List.of(given, made)) {
      List<String> values = rejected.values(reason);
      if (!values.isEmpty()) {
        texts(reason.equals(given) ? sql : origins.sources(CatalogColumns.TIME), values, hints);
      }
    }
    return hints;
  }

  private void texts(String sql, List<String> values, List<String> hints) {
    boolean clock = values.stream().allMatch(DatePatterns::isClockTime);
    List<Remedy> remedies = clock ? dated(sql, values) : patterned(sql, values);
    int before = hints.size();
    remedies.forEach(remedy -> tell(List.of(remedy), values, hints));
    if (hints.size() > before + 1) {
      hints.add("more than one of these reads all: their first and last times show which fits");
    } else if (hints.size() == before) {
      hints.add(unread(values, clock));
    }
  }

  private static String unread(List<String> values, boolean clock) {
    String shown = String.join(" and ", values.subList(0, Math.min(2, values.size())));
    return clock
        ? "time holds clock times, such as "
            + shown
            + ", and no column of the file that holds the dates to them was found"
        : "no usual pattern of dates reads every time, such as "
            + shown
            + "; "
            + Setting.named("column")
            + " \"time=...\" takes an expression for them";
  }

  /** The patterns that fit the values. */
  private List<Remedy> patterned(String sql, List<String> values) {
    return fitting(values).stream()
        .map(pattern -> "to_timestamp(" + sql + ", '" + pattern + "')")
        .map(made -> Remedy.of(CatalogColumns.TIME, made))
        .toList();
  }

  /** Clock times with the dates of another column before them. */
  private List<Remedy> dated(String sql, List<String> values) {
    List<Remedy> remedies = new ArrayList<>();
    TimeText text = new TimeText();
    int tried = 0;
    for (String name : table.header()) {
      List<String> days = trial.sampled(name);
      if (tried == MOST_DATES || days.isEmpty() || !DatePatterns.mayBeDay(days.get(0))) {
        continue;
      }
      tried++;
      String made = "concat(" + Remedy.name(name) + ", ' ', " + sql + ")";
      List<String> joined = joined(days, values);
      if (joined.stream().allMatch(time -> text.parse(time) == TimeText.Outcome.READ)) {
        remedies.add(Remedy.of(CatalogColumns.TIME, made));
      } else {
        remedies.addAll(patterned(made, joined));
      }
    }
    return remedies;
  }

  /** Each day before one of the values, and all of these. */
  private static List<String> joined(List<String> days, List<String> values) {
    Set<String> joined = new LinkedHashSet<>();
    for (int i = 0; i < Math.max(days.size(), values.size()); i++) {
      joined.add(days.get(i % days.size()) + " " + values.get(i % values.size()));
    }
    return List.copyOf(joined);
  }

  /** For each order of day and month that fits all values, the plainest pattern. */
  private List<String> fitting(List<String> values) {
    List<String> patterns = new ArrayList<>();
    List<Column> failures = new ArrayList<>();
    for (String day : DatePatterns.DAYS) {
      for (String time : DatePatterns.TIMES) {
        patterns.add(day + time);
        failures.add(count_if(to_timestamp(col("value"), day + time).isNull()));
      }
    }
    Row found =
        trial.quietly(
            () ->
                spark
                    .createDataset(values, Encoders.STRING())
                    .select(failures.toArray(Column[]::new))
                    .head());
    List<String> fitting = new ArrayList<>();
    int times = DatePatterns.TIMES.size();
    for (int day = 0; day < DatePatterns.DAYS.size(); day++) {
      for (int i = day * times; i < (day + 1) * times; i++) {
        if (found.getLong(i) == 0) {
          fitting.add(patterns.get(i));
          break;
        }
      }
    }
    return fitting;
  }

  /** Adds the first of the remedies that stands its trial; whether there is one. */
  private boolean tell(List<Remedy> remedies, List<String> values, List<String> hints) {
    for (Remedy remedy : remedies) {
      Optional<String> read = trial.attempt(remedy, values);
      if (read.isPresent()) {
        hints.add(remedy.option() + " reads " + read.get());
        return true;
      }
    }
    return false;
  }

  private List<String> sampled(String column) {
    Set<String> references = origins.references(column);
    return references.size() == 1 ? trial.sampled(references.iterator().next()) : List.of();
  }
}
