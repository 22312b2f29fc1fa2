package org.epicentra.spark.catalog.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.CatalogColumns;

/**
 * Where events come from and how they are read.
 *
 * @param paths files, folders or globs, as Hadoop paths; at least one
 * @param format {@code auto}, the name of a format, or a data source of Spark such as {@code delta}
 * @param columns column name to SQL expression over the source's columns; a catalog column named
 *     here is taken from the expression, any other name becomes a further column; in the order
 *     given
 */
public record CatalogSource(List<String> paths, String format, Map<String, String> columns) {

  /** Stands for the format that each file's content shows. */
  public static final String AUTO = "auto";

  public CatalogSource {
    paths = paths.stream().distinct().toList();
    Objects.requireNonNull(format);
    Map<String, String> named = new LinkedHashMap<>();
    columns.forEach((name, sql) -> named.put(checkName(name), sql));
    columns = Collections.unmodifiableMap(named);
  }

  /** The name in the catalog's spelling, where it is one of its columns in any case. */
  private static String checkName(String name) {
    if (!name.matches("[\\p{L}\\p{N}_]+") || name.startsWith("__")) {
      throw new BadInputException(
          Setting.named("column")
              + " "
              + name
              + "=...: a column's name has letters, digits and _ only");
    }
    if (name.equalsIgnoreCase(CatalogColumns.YEAR)) {
      throw new BadInputException(
          Setting.named("column") + " year=...: the year is taken from the time");
    }
    return CatalogColumns.NAMES.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }
}
