package org.epicentra.spark.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.catalog.description.CatalogProfile;

/** When, where and how strong events were. */
public final class EventProfiles {
  private EventProfiles() {}

  /** The times, places, depths and magnitudes of events of a catalog: one pass. */
  public static CatalogProfile of(Dataset<Row> events) {
    FlatMapFunction<Iterator<Row>, CatalogProfile> gather =
        rows -> {
          CatalogProfile profile = new CatalogProfile(List.of(), List.of());
          while (rows.hasNext()) {
            add(rows.next(), profile);
          }
          return List.of(profile).iterator();
        };
    CatalogProfile all = new CatalogProfile(List.of(), List.of());
    events
        .select(
            unix_micros(col(CatalogColumns.TIME).cast("timestamp")),
            number(CatalogColumns.LONGITUDE),
            number(CatalogColumns.LATITUDE),
            number(CatalogColumns.DEPTH),
            number(CatalogColumns.MAGNITUDE))
        .javaRDD()
        .mapPartitions(gather)
        .collect()
        .forEach(all::merge);
    return all;
  }

  private static Column number(String name) {
    return col(name).cast("double");
  }

  private static void add(Row row, CatalogProfile profile) {
    profile.event();
    profile.time(row.getLong(0));
    profile.position(row.getDouble(1), row.getDouble(2));
    if (!row.isNullAt(3)) {
      profile.depth(row.getDouble(3));
    }
    if (!row.isNullAt(4)) {
      profile.magnitude(row.getDouble(4), null);
    }
  }
}
