package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.epicentra.catalog.text.TimeText;

/**
 * Finds out what the whole numbers in a column of times are. One number such as 201103110546 may be
 * a calendar date or milliseconds since 1970; of the epochs in a column only one in a hundred can
 * be read as a date by chance, so the column as a whole tells.
 *
 * <p>In a column of few numbers their years tell too. The dates of 1900 to 2100 would as epochs lie
 * in 2030 to 2036, or with 12 digits in eight months of 1976: they are dates. Those before 1900
 * would lie in 2001 to 2030, the times of most catalogs, or in 1973 to 1975. They count as dates
 * beside others that are sure, or where they are of three different years: years that differ by
 * chance lie days apart as epochs, so that a swarm or a repeated record makes one of them, and one
 * in a hundred epochs has any.
 */
final class TimeNumbers {
  /** Rows in which a column of numbers shows that it is one. */
  private static final int SAMPLE = 1000;

  /** At least this share of a column of dates can be read as dates. */
  private static final double DATES = 0.5;

  /** At most this share of a column of epochs can be read as dates. */
  private static final double EPOCHS = 0.05;

  /** Of this many different years, dates that may be plausible epochs are dates. */
  private static final int YEARS = 3;

  /** From this year on a date is no plausible epoch. */
  private static final int SURE_FROM = 1900;

  // What a text is; a date that may be a plausible epoch is its year, which is greater.
  private static final int TEXT = 0;
  private static final int NUMBER = 1;
  private static final int SURE_DATE = 2;

  private static final int COUNTS = 4;

  private TimeNumbers() {}

  /**
   * The whole numbers of a column.
   *
   * @param numbers all of them
   * @param sureDates those that are calendar dates, and as epochs not plausible
   * @param otherDates those that can be read as calendar dates, and are plausible epochs as well
   * @param years how many different years the latter are of
   */
  record Counts(long numbers, long sureDates, long otherDates, long years) {

    /** What the numbers are; undecided where there are too few to tell, or they are mixed. */
    TimeText.Numbers decide() {
      double share = (double) (sureDates + otherDates) / numbers;
      if (share >= DATES && (sureDates > 0 || years >= YEARS)) {
        return TimeText.Numbers.DATES;
      }
      return share <= EPOCHS ? TimeText.Numbers.EPOCHS : TimeText.Numbers.UNDECIDED;
    }
  }

  /**
   * What the numbers of each column are; undecided where there are none, or they do not tell. Reads
   * the first rows, and all of them where there are numbers among the first.
   *
   * @param times column name to its text
   */
  static Map<String, TimeText.Numbers> of(Dataset<Row> rows, Map<String, Column> times) {
    Map<String, TimeText.Numbers> found = new LinkedHashMap<>();
    if (times.isEmpty()) {
      return found;
    }
    UserDefinedFunction kind =
        udf((UDF1<String, Integer>) TimeNumbers::kind, DataTypes.IntegerType);
    List<Column> kinds = new ArrayList<>();
    times.forEach((name, text) -> kinds.add(kind.apply(text).as(name)));
    Dataset<Row> all = rows.select(kinds.toArray(Column[]::new));
    // The first rows in the source's order: a limit before an aggregate would take any.
    boolean hasNumbers =
        all.takeAsList(SAMPLE).stream()
            .anyMatch(row -> IntStream.range(0, row.size()).anyMatch(i -> row.getInt(i) != TEXT));
    Row counts = hasNumbers ? count(all, times) : null;
    int at = 0;
    for (String name : times.keySet()) {
      found.put(name, hasNumbers ? counts(counts, at).decide() : TimeText.Numbers.UNDECIDED);
      at += COUNTS;
    }
    return found;
  }

  private static Row count(Dataset<Row> kinds, Map<String, Column> times) {
    List<Column> counts = new ArrayList<>();
    for (String name : times.keySet()) {
      Column kind = kinds.col(name);
      counts.add(count_if(kind.geq(NUMBER)));
      counts.add(count_if(kind.equalTo(SURE_DATE)));
      counts.add(count_if(kind.gt(SURE_DATE)));
      counts.add(size(collect_set(when(kind.gt(SURE_DATE), kind))).cast("bigint"));
    }
    return kinds.select(counts.toArray(Column[]::new)).head();
  }

  private static Counts counts(Row row, int at) {
    return new Counts(
        row.getLong(at), row.getLong(at + 1), row.getLong(at + 2), row.getLong(at + 3));
  }

  private static int kind(String text) {
    TimeText time = new TimeText();
    if (text == null || !time.isNumber(text)) {
      return TEXT;
    }
    if (!time.isDateNumber(text)) {
      return NUMBER;
    }
    int year = Integer.parseInt(text.trim().substring(0, 4));
    return TimeText.epochUnit(text) == null || year >= SURE_FROM ? SURE_DATE : year;
  }
}
