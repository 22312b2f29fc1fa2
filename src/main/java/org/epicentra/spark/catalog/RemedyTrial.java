package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.Remedy;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTable;

/**
 * Tries remedies on all records of a source: a remedy is one only where it leaves none of them
 * unread.
 */
final class RemedyTrial {
  private static final String PARSER = "spark.sql.legacy.timeParserPolicy";

  private final SparkSession spark;
  private final CatalogSource source;
  private final List<SourceTable> tables;

  RemedyTrial(SparkSession spark, CatalogSource source, List<SourceTable> tables) {
    this.spark = spark;
    this.source = source;
    this.tables = tables;
  }

  /** The range of the values where every record is read, or empty. */
  Optional<String> attempt(Remedy remedy) {
    Map<String, String> columns = new LinkedHashMap<>(source.columns());
    columns.putAll(remedy.columns());
    try {
      return quietly(() -> read(columns, remedy.columns().keySet()));
    } catch (BadInputException doesNotFitTheSource) {
      return Optional.empty();
    }
  }

  private Optional<String> read(Map<String, String> columns, Set<String> names) {
    Dataset<Row> rows =
        tables.stream()
            .map(table -> new ColumnMapping(table, columns).checkedRows())
            .map(checked -> checked.select(shown(names).toArray(Column[]::new)))
            .reduce(Dataset::union)
            .orElseThrow();
    String name = names.iterator().next();
    Column value =
        name.equals(CatalogColumns.TIME) ? unix_micros(col(name)) : col(name).cast("double");
    Column faults = lit(false);
    for (String each : names) {
      Column reason = col(CheckedRecords.REASON);
      faults = faults.or(reason.startsWith(each + " ").and(reason.notEqual(each + " is missing")));
    }
    Column deep = col(CheckedRecords.NOTES).bitwiseAND(EventNote.DEPTH_TOO_GREAT.bit());
    Row found =
        rows.select(
                count_if(faults),
                count_if(deep.notEqual(0)),
                count_if(value.lt(0)),
                count(value),
                min(value),
                max(value))
            .head();
    boolean ofDepth = name.equals(CatalogColumns.DEPTH);
    boolean wrong = ofDepth && (found.getLong(1) > 0 || 2 * found.getLong(2) > found.getLong(3));
    return found.getLong(0) > 0 || found.getLong(3) == 0 || wrong
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d values of %s, from %s to %s",
                found.getLong(3),
                name,
                shown(name, found.get(4)),
                shown(name, found.get(5))));
  }

  private static List<Column> shown(Set<String> names) {
    List<Column> columns = new ArrayList<>();
    names.forEach(name -> columns.add(col(name)));
    columns.add(col(CheckedRecords.REASON));
    columns.add(col(CheckedRecords.NOTES));
    return columns;
  }

  private static String shown(String name, Object value) {
    if (name.equals(CatalogColumns.TIME)) {
      return Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).toString();
    }
    return String.format(Locale.ROOT, "%.6g", (Double) value).replaceAll("[.]?0+$", "");
  }

  /** Text that an expression or a pattern does not fit gives null, and no exception. */
  <T> T quietly(Supplier<T> query) {
    String before = spark.conf().get(PARSER);
    spark.conf().set(PARSER, "CORRECTED");
    try {
      return CatalogReader.leniently(spark, query);
    } finally {
      spark.conf().set(PARSER, before);
    }
  }
}
