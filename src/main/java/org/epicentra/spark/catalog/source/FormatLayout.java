package org.epicentra.spark.catalog.source;

import java.util.List;
import java.util.Map;
import org.epicentra.catalog.CheckedColumn;

/**
 * How the columns of a known format become those of the catalog.
 *
 * @param columns catalog column to the source's column or to a SQL expression over its columns; a
 *     source column that is absent gives null
 * @param extras further columns that are checked: stored name and kind, to the source's column
 * @param consumed source columns that are used up by an expression and not kept beside it
 */
public record FormatLayout(
    Map<String, String> columns, Map<CheckedColumn, String> extras, List<String> consumed) {

  /** For sources that tell nothing but their columns' names. */
  public static final FormatLayout BY_NAME = new FormatLayout(Map.of(), Map.of(), List.of());
}
