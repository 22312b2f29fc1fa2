package org.epicentra.job.mixture;

import java.util.Locale;
import org.epicentra.export.FeatureFormat;

/** The formats in which events are written with their components. */
public enum TableFormat {
  /** A folder of Parquet files, which every executor writes its own of. */
  PARQUET(null),
  /** One CSV file. */
  CSV(FeatureFormat.CSV),
  /** One GeoJSON file of points. */
  GEOJSON(FeatureFormat.GEOJSON);

  private final FeatureFormat features;

  TableFormat(FeatureFormat features) {
    this.features = features;
  }

  /** The format that the name of an output implies by its ending; Parquet by any other. */
  public static TableFormat ofName(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CSV;
    }
    return name.endsWith(".geojson") || name.endsWith(".json") ? GEOJSON : PARQUET;
  }

  /** How the events are written to one file; null for a folder. */
  FeatureFormat features() {
    return features;
  }

  /** As options write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
