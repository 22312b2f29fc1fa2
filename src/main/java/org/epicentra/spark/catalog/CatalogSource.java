package org.epicentra.spark.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where events come from and how they are to be read.
 *
 * @param paths files, folders or globs, as Hadoop paths; at least one
 * @param format {@code auto}, the name of a {@link CatalogFormat}, or a data source of Spark such
 *     as {@code delta}
 * @param columns column name to SQL expression over the source's columns; a catalog column named
 *     here is taken from the expression, any other name becomes a further column
 */
public record CatalogSource(List<String> paths, String format, Map<String, String> columns) {

  /** The format that is found out from the files' contents. */
  public static final String AUTO = "auto";

  public CatalogSource {
    paths = List.copyOf(paths);
    Objects.requireNonNull(format);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }
}
