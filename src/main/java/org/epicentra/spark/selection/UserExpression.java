package org.epicentra.spark.selection;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.spark.RowSql;
import org.epicentra.spark.SparkMessage;

/**
 * A SQL expression that the user wrote.
 *
 * @param setting that it is the value of, such as {@code strength}
 * @param text SQL over the catalog's columns
 */
record UserExpression(String setting, String text) {
  /**
   * The rows with the expression, as a double, for one more column.
   *
   * @throws BadInputException when it is no SQL, no number, or names what the rows do not have
   */
  Dataset<Row> addNumber(String name, Dataset<Row> rows) {
    return explained(rows, () -> rows.withColumn(name, expression(rows).cast("double")));
  }

  /** The rows for which the expression holds; throws as {@link #addNumber}. */
  Dataset<Row> filter(Dataset<Row> rows) {
    return explained(rows, () -> rows.filter(expression(rows)));
  }

  /** The columns of the rows that the expression names. */
  Set<String> references(Dataset<Row> rows) {
    Dataset<Row> made = explained(rows, () -> rows.select(expression(rows)));
    Set<String> names = new HashSet<>(Arrays.asList(rows.columns()));
    Set<String> read = new HashSet<>();
    made.queryExecution()
        .analyzed()
        .references()
        .foreach(
            attribute -> {
              read.add(attribute.name());
              return null;
            });
    read.retainAll(names);
    return read;
  }

  /** As messages name it. */
  @Override
  public String toString() {
    return Setting.named(setting) + " '" + text + "'";
  }

  private Column expression(Dataset<Row> rows) {
    try {
      return RowSql.column(rows, text);
    } catch (BadInputException e) {
      throw new BadInputException(this + ": " + e.getMessage(), e);
    }
  }

  /** Spark's compiler does not let Java see that these methods throw AnalysisException. */
  private Dataset<Row> explained(Dataset<Row> rows, Supplier<Dataset<Row>> made) {
    try {
      return made.get();
    } catch (Exception e) {
      if (!(e instanceof AnalysisException)) {
        throw e;
      }
      throw new BadInputException(
          this
              + " is no SQL expression over the catalog: "
              + SparkMessage.brief(e.getMessage())
              + " The columns are "
              + String.join(", ", CatalogSelection.catalogColumns(rows)),
          e);
    }
  }
}
