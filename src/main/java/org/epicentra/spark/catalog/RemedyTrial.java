package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StringType;
import org.epicentra.BadInputException;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.Remedy;
import org.epicentra.catalog.text.NumberText;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceColumn;
import org.epicentra.spark.catalog.source.SourceExpressions;
import org.epicentra.spark.catalog.source.SourceTable;
import org.epicentra.spark.catalog.source.records.RawRecord;

/**
 * Tries remedies on a source. One stands its trial where, with it, no record of the source is
 * rejected for the columns that it makes, and where no value that was there is then missing, or so
 * many are as it says. A record that is rejected for an earlier column is not looked at further.
 *
 * <p>First come some records of one table, and with them the rejected values; only what reads these
 * is worth a pass over the whole source, of which there are at most {@link #MOST_PASSES}.
 */
final class RemedyTrial {
  static final int MOST_PASSES = 10;

  private static final String PARSER = "spark.sql.legacy.timeParserPolicy";
  private static final String LOST = "__lost";
  private static final int SAMPLE = 200;
  private static final MathContext SHOWN_DIGITS = new MathContext(6);

  private final SparkSession spark;
  private final CatalogSource source;
  private final List<SourceTable> tables;
  private final SourceTable table;
  private List<Row> sample;
  private int passes;

  /**
   * @param table the one that the values are from
   */
  RemedyTrial(
      SparkSession spark, CatalogSource source, List<SourceTable> tables, SourceTable table) {
    this.spark = spark;
    this.source = source;
    this.tables = tables;
    this.table = table;
  }

  /**
   * What the remedy reads, as a phrase with the range of the values, or empty.
   *
   * @param values of its column that were rejected; none where they tell nothing
   */
  Optional<String> attempt(Remedy remedy, List<String> values) {
    try {
      return quietly(() -> tried(remedy, values));
    } catch (BadInputException doesNotFitTheSource) {
      return Optional.empty();
    }
  }

  private Optional<String> tried(Remedy remedy, List<String> values) {
    if (passes == MOST_PASSES || !measured(List.of(few(remedy, values)), remedy).isSound(remedy)) {
      return Optional.empty();
    }
    passes++;
    Measure all = measured(tables, remedy);
    boolean negative = remedy.columns().containsKey(CatalogColumns.DEPTH) && all.mostlyNegative();
    return all.values == 0 || negative || !all.isSound(remedy)
        ? Optional.empty()
        : Optional.of(phrase(remedy, all));
  }

  /**
   * @param faults records that are rejected for a column of the remedy
   * @param lost records of which it leaves a value empty that was there
   * @param deep depths above 800 km
   * @param values of the remedy's first column, of which {@code negative} are below 0, and the
   *     others from {@code least} to {@code greatest}: null, or a Double, or microseconds
   */
  private record Measure(
      long faults,
      long lost,
      long deep,
      long negative,
      long values,
      Object least,
      Object greatest) {

    boolean isSound(Remedy remedy) {
      boolean deepens = remedy.columns().containsKey(CatalogColumns.DEPTH) && deep > 0;
      return faults == 0 && (lost == 0 || remedy.drops()) && !deepens;
    }

    boolean mostlyNegative() {
      return 2 * negative > values;
    }
  }

  private Measure measured(List<SourceTable> parts, Remedy remedy) {
    Map<String, String> columns = new LinkedHashMap<>(source.columns());
    columns.putAll(remedy.columns());
    Set<String> names = remedy.columns().keySet();
    Dataset<Row> rows =
        parts.stream()
            .map(part -> new ColumnMapping(withLost(part, remedy), columns).checkedRows())
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
                count_if(col(LOST)),
                count_if(deep.notEqual(0)),
                count_if(value.lt(0)),
                count(value),
                min(value),
                max(value))
            .head();
    return new Measure(
        found.getLong(0),
        found.getLong(1),
        found.getLong(2),
        found.getLong(3),
        found.getLong(4),
        found.get(5),
        found.get(6));
  }

  /** The table, with whether the remedy leaves a value empty that is there now. */
  private SourceTable withLost(SourceTable part, Remedy remedy) {
    ColumnOrigins origins = new ColumnOrigins(spark, part, source.columns());
    SourceExpressions expressions = new SourceExpressions(part);
    Column lost = lit(false);
    for (Map.Entry<String, String> made : remedy.columns().entrySet()) {
      String name = made.getKey();
      Column before = expressions.expression(name, origins.sql(name)).value().cast("string");
      Column after = expressions.expression(name, made.getValue()).value();
      lost = lost.or(coalesce(RecordFault.saysValue(before), lit(false)).and(after.isNull()));
    }
    List<String> written = new ArrayList<>(List.of(LOST));
    written.addAll(part.written());
    return part.with(part.rows().select(lost.as(LOST), col("*")), written);
  }

  /** The first records, and the rejected values in others like the first. */
  private SourceTable few(Remedy remedy, List<String> values) {
    List<Row> rows = new ArrayList<>(sample());
    String name = remedy.columns().keySet().iterator().next();
    SourceColumn now =
        new SourceExpressions(table)
            .expression(name, new ColumnOrigins(spark, table, source.columns()).sql(name));
    if (now.plain() && now.type() instanceof StringType && !rows.isEmpty()) {
      int at = table.header().indexOf(now.references().iterator().next());
      for (String value : values) {
        Object[] fields = new Object[rows.get(0).size()];
        Arrays.setAll(fields, rows.get(0)::get);
        fields[at] = value;
        rows.add(RowFactory.create(fields));
      }
    }
    return table.with(spark.createDataFrame(rows, table.rows().schema()), table.written());
  }

  private List<Row> sample() {
    if (sample == null) {
      sample = table.rows().where(col(RawRecord.PROBLEM).isNull()).limit(SAMPLE).collectAsList();
    }
    return sample;
  }

  /** Values of a column of the table, none null. */
  List<String> sampled(String column) {
    int at = table.header().indexOf(column);
    return sample().stream()
        .map(row -> row.get(at))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .toList();
  }

  private static List<Column> shown(Set<String> names) {
    List<Column> columns = new ArrayList<>();
    names.forEach(name -> columns.add(col(name)));
    List.of(CheckedRecords.REASON, CheckedRecords.NOTES, LOST)
        .forEach(name -> columns.add(col(name)));
    return columns;
  }

  private static String phrase(Remedy remedy, Measure measure) {
    Set<String> names = remedy.columns().keySet();
    String first = names.iterator().next();
    return String.format(
        Locale.ROOT,
        "every %s%s: %,d values%s, from %s to %s",
        String.join(" and ", names),
        measure.lost == 0
            ? ""
            : String.format(Locale.ROOT, " but %,d, which it leaves empty", measure.lost),
        measure.values,
        names.size() == 1 ? "" : " of " + first,
        shown(first, measure.least),
        shown(first, measure.greatest));
  }

  private static String shown(String name, Object value) {
    return name.equals(CatalogColumns.TIME)
        ? Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).toString()
        : shown((Double) value);
  }

  /** Six digits, and no exponent. */
  static String shown(double value) {
    return NumberText.plain(new BigDecimal(value).round(SHOWN_DIGITS).doubleValue());
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
