package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.to_timestamp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.Remedy;
import org.epicentra.catalog.text.DatePatterns;
import org.epicentra.catalog.text.TimeText;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceExpressions;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.format.FormatColumns.Origin;

/**
 * Finds options that read what an import rejected. Candidates come from the rejected values; each
 * is then tried on every record of the source, and told only where none is left unread.
 */
final class RemedySearch {
  private static final int SAMPLE = 200;

  /** From this share of the depths on their unit or sign may be another. */
  private static final double NOTICEABLE = 0.1;

  private static final List<String> NUMBERS =
      List.of(
          CatalogColumns.LATITUDE,
          CatalogColumns.LONGITUDE,
          CatalogColumns.DEPTH,
          CatalogColumns.MAGNITUDE);
  private static final List<String> COUNTS =
      List.of(CatalogColumns.STATION_COUNT, CatalogColumns.FELT_COUNT);

  private final SparkSession spark;
  private final CatalogSource source;
  private final List<SourceTable> tables;
  private final RejectedValues rejected;
  private final ValueCensus census;
  private final RemedyTrial trial;
  private List<Row> sample;

  RemedySearch(
      SparkSession spark,
      CatalogSource source,
      List<SourceTable> tables,
      RejectedValues rejected,
      ValueCensus census) {
    this.spark = spark;
    this.source = source;
    this.tables = tables;
    this.rejected = rejected;
    this.census = census;
    this.trial = new RemedyTrial(spark, source, tables);
  }

  /** The remedies that read every record, each as a sentence; and where none does, what was met. */
  List<String> hints() {
    List<String> hints = new ArrayList<>(times());
    if (rejected.has("latitude is outside")) {
      tell(
          List.of(Remedy.swapped(sql(CatalogColumns.LATITUDE), sql(CatalogColumns.LONGITUDE))),
          hints);
    }
    if (depthsAreDoubtful()) {
      tell(Remedy.ofDepths(sql(CatalogColumns.DEPTH)), hints);
    }
    numbers(hints);
    for (String name : COUNTS) {
      List<String> values = rejected.values(name + " is n");
      if (!values.isEmpty()) {
        tell(List.of(Remedy.ofCount(name, sql(name), values)), hints);
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
      if (values.stream().anyMatch(Remedy::isCommaDecimal)) {
        commas.put(name, sql(name));
      }
    }
    if (!commas.isEmpty() && tell(List.of(Remedy.decimalCommas(commas)), hints)) {
      return;
    }
    for (String name : NUMBERS) {
      String reason = name + " is not a finite";
      boolean dispensable =
          !CatalogColumns.REQUIRED.contains(name) && 2 * rejected.count(reason) < rejected.read();
      if (rejected.has(reason)) {
        tell(Remedy.ofNumber(name, sql(name), rejected.values(reason), dispensable), hints);
      }
    }
  }

  private List<String> times() {
    List<String> hints = new ArrayList<>();
    if (rejected.has("time is a number that may be seconds or")) {
      tell(List.of(Remedy.seconds(sql(CatalogColumns.TIME))), hints);
    }
    for (String unit : List.of("seconds", "milliseconds", "microseconds")) {
      if (rejected.has("time is a number that may be a calendar date or " + unit)) {
        Remedy.ofNumbers(sql(CatalogColumns.TIME), unit)
            .forEach(remedy -> tell(List.of(remedy), hints));
      }
    }
    String given = "time is not a time";
    String made = "time cannot be read";
    for (String reason : List.of(given, made)) {
      List<String> values = rejected.values(reason);
      if (values.isEmpty()) {
        continue;
      }
      String sql = reason.equals(given) ? sql(CatalogColumns.TIME) : sources(CatalogColumns.TIME);
      boolean clock = values.stream().allMatch(DatePatterns::isClockTime);
      List<Remedy> remedies = clock ? dated(sql, values) : patterned(sql, values);
      int before = hints.size();
      remedies.forEach(remedy -> tell(List.of(remedy), hints));
      if (hints.size() > before + 1) {
        hints.add("more than one of these reads all: their first and last times show which fits");
      } else if (hints.size() == before) {
        hints.add(unread(values, clock));
      }
    }
    return hints;
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
    for (String name : tables.get(0).header()) {
      String made = "concat(" + written(name) + ", ' ', " + sql + ")";
      List<String> joined = joined(name, values);
      if (joined.stream().allMatch(time -> text.parse(time) == TimeText.Outcome.READ)) {
        remedies.add(Remedy.of(CatalogColumns.TIME, made));
      } else {
        remedies.addAll(patterned(made, joined));
      }
    }
    return remedies;
  }

  /** Values of another column of the source, each before one of these values, and all of these. */
  private List<String> joined(String name, List<String> values) {
    List<Row> rows = sample();
    Set<String> joined = new LinkedHashSet<>();
    for (int i = 0; i < Math.max(rows.size(), values.size()); i++) {
      String before = rows.get(i % rows.size()).getAs(name);
      joined.add(before + " " + values.get(i % values.size()));
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

  /** Adds the first of the remedies that reads all; whether there is one. */
  private boolean tell(List<Remedy> remedies, List<String> hints) {
    for (Remedy remedy : remedies) {
      Optional<String> range = trial.attempt(remedy);
      if (range.isPresent()) {
        hints.add(remedy.option() + " reads every record: " + range.get());
        return true;
      }
    }
    return false;
  }

  private List<Row> sample() {
    if (sample == null) {
      sample = firstRows();
    }
    return sample;
  }

  private List<Row> firstRows() {
    SourceTable table = tables.get(0);
    Column[] text =
        table.header().stream()
            .map(name -> SqlName.column(name).cast("string").as(name))
            .toArray(Column[]::new);
    return table.rows().limit(SAMPLE).select(text).collectAsList();
  }

  private List<String> sampled(String column) {
    Set<String> references = references(column);
    return references.size() != 1
        ? List.of()
        : sample().stream()
            .map(row -> row.<String>getAs(references.iterator().next()))
            .filter(value -> value != null)
            .toList();
  }

  /** Where a column of the catalog comes from now. */
  private String sql(String column) {
    String asked = source.columns().get(column);
    if (asked != null) {
      return asked;
    }
    Origin origin = tables.get(0).columns().origins().get(column);
    if (origin == null || origin.sql() != null) {
      return origin == null ? column : origin.sql();
    }
    SourceExpressions expressions = new SourceExpressions(tables.get(0));
    List<String> there =
        origin.columns().stream()
            .map(expressions::find)
            .filter(Objects::nonNull)
            .map(RemedySearch::written)
            .toList();
    return switch (there.size()) {
      case 0 -> column;
      case 1 -> there.get(0);
      default -> "coalesce(" + String.join(", ", there) + ")";
    };
  }

  /** The source's columns that a column of the catalog is made from, with blanks between them. */
  private String sources(String column) {
    List<String> names = references(column).stream().map(RemedySearch::written).toList();
    return names.size() == 1 ? names.get(0) : "concat_ws(' ', " + String.join(", ", names) + ")";
  }

  private Set<String> references(String column) {
    SourceExpressions expressions = new SourceExpressions(tables.get(0));
    try {
      return CatalogReader.leniently(
          spark, () -> expressions.expression(column, sql(column)).references());
    } catch (BadInputException notInTheSource) {
      return Set.of();
    }
  }

  private static String written(String name) {
    return name.matches("[\\p{L}_][\\p{L}\\p{N}_]*") ? name : SqlName.quoted(name);
  }
}
