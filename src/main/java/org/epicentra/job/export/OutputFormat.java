package org.epicentra.job.export;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.epicentra.export.FeatureFormat;

/** The formats that a model is exported in. */
public enum OutputFormat {
  /** Outlines and points, RFC 7946. */
  GEOJSON(FeatureFormat.GEOJSON, Trait.GEOGRAPHIC, Trait.COMPONENTS),
  /** Outlines and points, KML 2.2. */
  KML(FeatureFormat.KML, Trait.GEOGRAPHIC, Trait.COMPONENTS, Trait.TIMES),
  /** The table of the components, or with a catalog that of its events. */
  CSV(FeatureFormat.CSV),
  /** Outlines and points as tables of SQLite. */
  GEOPACKAGE(null, Trait.GEOGRAPHIC, Trait.COMPONENTS),
  /** Events, QuakeML 1.2. */
  QUAKEML(FeatureFormat.QUAKEML, Trait.GEOGRAPHIC, Trait.OF_EVENTS),
  /** Events as points in a folder of Parquet files. */
  GEOPARQUET(null, Trait.GEOGRAPHIC, Trait.OF_EVENTS),
  /** A forecast on a grid, as CSEP and pyCSEP read it. */
  CSEP(null, Trait.GEOGRAPHIC, Trait.OF_EVENTS),
  /** The model's scores as a graph, for ONNX Runtime and its like. */
  ONNX(null);

  /** What a format may be. */
  private enum Trait {
    /** There is nothing to write without a catalog. */
    OF_EVENTS,
    /** It is made of longitudes and latitudes. */
    GEOGRAPHIC,
    /** The components are written, beside the events where there is a catalog. */
    COMPONENTS,
    /** Components have the times of their events. */
    TIMES
  }

  private final FeatureFormat features;
  private final Set<Trait> traits;

  /**
   * @param features how its layers are written to a stream; null where they are not
   */
  OutputFormat(FeatureFormat features, Trait... traits) {
    this.features = features;
    this.traits = Set.of(traits);
  }

  /** How its layers are written to a stream; null where they are not. */
  FeatureFormat features() {
    return features;
  }

  /** Whether there is nothing to write without a catalog. */
  public boolean isOfEvents() {
    return traits.contains(Trait.OF_EVENTS);
  }

  /** Whether the components are written, beside the events where there is a catalog. */
  boolean hasComponents() {
    return traits.contains(Trait.COMPONENTS);
  }

  /** Whether components have the times of their events. */
  boolean hasTimes() {
    return traits.contains(Trait.TIMES);
  }

  /** Whether it is made of longitudes and latitudes. */
  boolean isGeographic() {
    return traits.contains(Trait.GEOGRAPHIC);
  }

  /** As options write it. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
