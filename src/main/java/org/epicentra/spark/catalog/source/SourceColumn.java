package org.epicentra.spark.catalog.source;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/**
 * A column computed from those of the source.
 *
 * @param name as it is stored
 * @param value over the source's rows
 * @param type of the value
 * @param references the source's columns that it is made from
 * @param plain whether it is one of them, unchanged
 * @param casts the conversions of text in it that may fail
 */
public record SourceColumn(
    String name,
    Column value,
    DataType type,
    Set<String> references,
    boolean plain,
    List<ImpliedCast> casts) {

  /**
   * A conversion of a source column's text, explicit or implied: {@code -depth} converts depth to
   * double.
   *
   * @param column the source's column
   * @param type SQL's name of what it becomes
   */
  public record ImpliedCast(String column, String type) {}
}
