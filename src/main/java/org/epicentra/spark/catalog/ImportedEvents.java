package org.epicentra.spark.catalog;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.CatalogColumns;

/**
 * Events that were checked, to be written as a catalog.
 *
 * @param rows the columns of {@link CatalogColumns} with values in their ranges, and any others
 * @param years how many there are of each year
 * @param byYear whether all of a year are in one partition
 */
public record ImportedEvents(Dataset<Row> rows, Map<Integer, Long> years, boolean byYear) {
  /** The map is copied. */
  public ImportedEvents {
    years = Map.copyOf(years);
  }
}
