package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 */
final class TimeNumbers {
  /** Rows in which a column of numbers shows that it is one. */
  private static final int SAMPLE = 1000;

  /** At least this share of a column of dates can be read as dates. */
  private static final double DATES = 0.5;

  /** At most this share of a column of epochs can be read as dates. */
  private static final double EPOCHS = 0.05;

  private static final int DATE = 2;
  private static final int NUMBER = 1;

  private TimeNumbers() {}

  /**
   * What the numbers of each column are; undecided where there are none, or dates and other numbers
   * are mixed. Reads some rows, and all of them where there are numbers.
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
    Row some = count(all.limit(SAMPLE), times);
    boolean hasNumbers = false;
    for (int i = 0; i < some.size(); i++) {
      hasNumbers |= some.getLong(i) > 0;
    }
    Row counts = hasNumbers ? count(all, times) : some;
    int at = 0;
    for (String name : times.keySet()) {
      found.put(name, decide(counts.getLong(at), counts.getLong(at + 1)));
      at += 2;
    }
    return found;
  }

  private static Row count(Dataset<Row> kinds, Map<String, Column> times) {
    List<Column> counts = new ArrayList<>();
    for (String name : times.keySet()) {
      counts.add(count_if(kinds.col(name).equalTo(DATE)));
      counts.add(count_if(kinds.col(name).geq(NUMBER)));
    }
    return kinds.select(counts.toArray(Column[]::new)).head();
  }

  /**
   * @param dates numbers that can be read as calendar dates
   * @param numbers all whole numbers
   */
  static TimeText.Numbers decide(long dates, long numbers) {
    if (numbers == 0) {
      return TimeText.Numbers.UNDECIDED;
    }
    double share = (double) dates / numbers;
    if (share >= DATES) {
      return TimeText.Numbers.DATES;
    }
    return share <= EPOCHS ? TimeText.Numbers.EPOCHS : TimeText.Numbers.UNDECIDED;
  }

  private static int kind(String text) {
    if (text == null) {
      return 0;
    }
    TimeText time = new TimeText();
    return time.isDateNumber(text) ? DATE : time.isNumber(text) ? NUMBER : 0;
  }
}
