package org.epicentra.spark.catalog;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.CatalogDescription;
import org.epicentra.catalog.CatalogProfile;

/**
 * Describes a catalog in two passes over its events, whatever the number of columns: one for all
 * that can be told event by event, one for identifiers and epicentres that repeat. A raw file is
 * read once more for its rejected records.
 */
public final class CatalogProfiler {
  private CatalogProfiler() {}

  /** Describes the usable events of a source, and counts the others. */
  public static CatalogDescription describe(CatalogRows source) {
    Dataset<Row> rows = source.rows();
    CatalogProfile profile = RowProfiler.profile(rows);
    RepeatedValues repeated = RepeatedValues.of(rows);
    return CatalogDescription.of(
        profile, repeated.identifiers(), repeated.places(), source.rejections());
  }
}
