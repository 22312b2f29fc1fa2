package org.epicentra.job.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The formats that a model is exported in. */
public enum OutputFormat {
  /** Outlines and points, RFC 7946. */
  GEOJSON(false, true),
  /** Outlines and points, KML 2.2. */
  KML(false, true),
  /** The table of the components, or with a catalog that of its events. */
  CSV(false, false),
  /** Outlines and points as tables of SQLite. */
  GEOPACKAGE(false, true),
  /** Events, QuakeML 1.2. */
  QUAKEML(true, true),
  /** Events as points in a folder of Parquet files. */
  GEOPARQUET(true, true),
  /** A forecast on a grid, as CSEP and pyCSEP read it. */
  CSEP(true, true);

  private final boolean ofEvents;
  private final boolean geographic;

  /**
   * @param ofEvents whether there is nothing to write without a catalog
   * @param geographic whether it is made of longitudes and latitudes
   */
  OutputFormat(boolean ofEvents, boolean geographic) {
    this.ofEvents = ofEvents;
    this.geographic = geographic;
  }

  /** Whether there is nothing to write without a catalog. */
  public boolean isOfEvents() {
    return ofEvents;
  }

  /** Whether the components are written. */
  boolean hasComponents() {
    return this == GEOJSON || this == KML || this == GEOPACKAGE;
  }

  /** Whether components have the times of their events. */
  boolean hasTimes() {
    return this == KML;
  }

  /** Whether it is made of longitudes and latitudes. */
  boolean isGeographic() {
    return geographic;
  }

  /** As options write it. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
