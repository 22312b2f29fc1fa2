package org.epicentra.job.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The formats that a model is exported in. */
public enum ExportFormat {
  /** Outlines and points, RFC 7946. */
  GEOJSON(false, true),
  /** Outlines and points, KML 2.2. */
  KML(false, true),
  /** The table of the components, or with a catalog that of its events. */
  CSV(false, false);

  private final boolean ofEvents;
  private final boolean geographic;

  /**
   * @param ofEvents whether there is nothing to write without a catalog
   * @param geographic whether it is made of longitudes and latitudes
   */
  ExportFormat(boolean ofEvents, boolean geographic) {
    this.ofEvents = ofEvents;
    this.geographic = geographic;
  }

  /** Whether there is nothing to write without a catalog. */
  public boolean isOfEvents() {
    return ofEvents;
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
