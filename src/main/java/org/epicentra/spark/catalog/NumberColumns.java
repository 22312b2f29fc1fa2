package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.text.MissingText;
import org.epicentra.spark.SqlName;

/**
 * Finds the text columns that hold only numbers, and converts them; {@code NA} and the like among
 * them become null. Reads the rows once. Text such as 007 does not count as a number, since it
 * would not be written back the same.
 */
final class NumberColumns {
  private static final String WHOLE = "-?(0|[1-9][0-9]{0,17})";
  private static final String DECIMAL =
      "[+-]?((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?";

  private NumberColumns() {}

  /** The rows with bigint or double in place of text, for those of the named columns that fit. */
  static Dataset<Row> convert(Dataset<Row> rows, List<String> names) {
    if (names.isEmpty()) {
      return rows;
    }
    List<Column> counts = new ArrayList<>();
    for (String name : names) {
      Column text = present(name);
      counts.add(count_if(text.isNotNull()));
      counts.add(count_if(text.rlike("^" + WHOLE + "$")));
      counts.add(count_if(text.rlike("^" + DECIMAL + "$")));
    }
    Row found = rows.select(counts.toArray(Column[]::new)).head();
    Map<String, Column> numbers = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      long present = found.getLong(3 * i);
      Column text = present(names.get(i));
      if (present > 0 && found.getLong(3 * i + 1) == present) {
        numbers.put(names.get(i), text.cast("bigint"));
      } else if (present > 0 && found.getLong(3 * i + 2) == present) {
        numbers.put(names.get(i), text.cast("double"));
      }
    }
    return replaced(rows, numbers);
  }

  /** The text without blanks around it; null where it is {@code NA} or the like. */
  private static Column present(String name) {
    Column text = trim(SqlName.column(name));
    return when(text.rlike(MissingText.PATTERN).equalTo(false), text);
  }

  private static Dataset<Row> replaced(Dataset<Row> rows, Map<String, Column> by) {
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      Column unchanged = SqlName.column(name);
      columns.add(by.getOrDefault(name, unchanged).as(name));
    }
    return rows.select(columns.toArray(Column[]::new));
  }
}
