package org.epicentra.spark.catalog;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.catalog.CheckedColumn;
import org.epicentra.catalog.CheckedEvent;
import org.epicentra.catalog.EventCheck;
import org.epicentra.catalog.EventNote;
import org.epicentra.catalog.text.TimeText;

/**
 * {@link EventCheck} as a function of Spark: from a struct of the checked columns' raw values, a
 * struct {reason, value} of a fault that is already known (or null), the notes of the reading, and
 * whether an expression met {@code NA} or the like; to a struct of the checked values (of a
 * rejected record those before its fault, such as the time), the reason, the invalid value, and the
 * notes.
 */
final class CheckFunction implements UDF1<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final String REASON = "__reason";
  static final String VALUE = "__value";
  static final String NOTES = "__notes";
  static final String MISSING = "__missing";

  private final List<CheckedColumn> columns;
  private final Map<String, TimeText.Numbers> numbers;
  private transient ThreadLocal<EventCheck> check;

  /**
   * @param numbers what whole numbers are, by the name of a column of times
   */
  CheckFunction(List<CheckedColumn> columns, Map<String, TimeText.Numbers> numbers) {
    this.columns = List.copyOf(columns);
    this.numbers = Map.copyOf(numbers);
  }

  /** The type of the result; times are microseconds since 1970. */
  StructType resultType() {
    StructType type = new StructType();
    for (CheckedColumn column : columns) {
      type = type.add(column.name(), stored(column));
    }
    return type.add(REASON, DataTypes.StringType)
        .add(VALUE, DataTypes.StringType)
        .add(NOTES, DataTypes.IntegerType);
  }

  private static DataType stored(CheckedColumn column) {
    return switch (column.kind()) {
      case TEXT, EVENT_TYPE -> DataTypes.StringType;
      case TIME -> DataTypes.LongType;
      case LATITUDE, LONGITUDE, DEPTH, MAGNITUDE, NUMBER -> DataTypes.DoubleType;
      case COUNT, LOCATING_COUNT -> DataTypes.IntegerType;
    };
  }

  @Override
  public Row call(Row raw) {
    int size = columns.size();
    Object[] result = new Object[size + 3];
    int notes =
        raw.getInt(size + 1) | (raw.getBoolean(size + 2) ? EventNote.MISSING_TEXT.bit() : 0);
    Object[] values = new Object[size];
    for (int i = 0; i < size; i++) {
      values[i] = raw.get(i);
    }
    CheckedEvent event = threadCheck().check(values);
    System.arraycopy(event.values(), 0, result, 0, size);
    if (raw.isNullAt(size)) {
      result[size] = event.reason();
      result[size + 1] = event.value();
      notes |= event.notes();
    } else {
      Row fault = raw.getStruct(size);
      result[size] = fault.get(0);
      result[size + 1] = fault.get(1);
    }
    result[size + 2] = notes;
    return RowFactory.create(result);
  }

  /** Tasks of one executor may share this object; a check is for one thread. */
  private synchronized EventCheck threadCheck() {
    if (check == null) {
      check = ThreadLocal.withInitial(() -> new EventCheck(columns, numbers));
    }
    return check.get();
  }
}
