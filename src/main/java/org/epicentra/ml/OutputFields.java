package org.epicentra.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;

/** A table's columns, to which those that a model writes are added. */
final class OutputFields {
  private final List<StructField> fields;

  OutputFields(StructType input) {
    this.fields = new ArrayList<>(Arrays.asList(input.fields()));
  }

  /**
   * Adds a column that is never null.
   *
   * @param column the param that names it
   * @param name of it; null or empty where it is switched off
   * @throws BadInputException when there is a column of that name already (letters' case counts
   *     only where spark.sql.caseSensitive is on)
   */
  OutputFields add(Param<String> column, String name, DataType type) {
    if (name == null || name.isEmpty()) {
      return this;
    }
    boolean caseSensitive = SQLConf.get().caseSensitiveAnalysis();
    for (StructField field : fields) {
      String other = field.name();
      if (caseSensitive ? other.equals(name) : other.equalsIgnoreCase(name)) {
        throw new BadInputException(
            "There is a column '%s' already; drop it, or set %s to another name."
                .formatted(other, column.name()));
      }
    }
    fields.add(DataTypes.createStructField(name, type, false));
    return this;
  }

  StructType schema() {
    return new StructType(fields.toArray(StructField[]::new));
  }
}
