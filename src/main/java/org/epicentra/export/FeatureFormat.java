package org.epicentra.export;

import java.io.IOException;
import java.io.OutputStream;

/** The formats of layers that are written as a stream. */
public enum FeatureFormat {
  /** RFC 7946. */
  GEOJSON(GeoJsonFeatures::new),
  /** KML 2.2. */
  KML(KmlFeatures::new),
  /** RFC 4180, of one layer, without geometries. */
  CSV(CsvFeatures::new),
  /** QuakeML 1.2, of events. */
  QUAKEML(QuakemlFeatures::new);

  private final Opening opening;

  /** Makes a writer of a stream, which it closes. */
  private interface Opening {
    FeatureWriter open(OutputStream out) throws IOException;
  }

  FeatureFormat(Opening opening) {
    this.opening = opening;
  }

  /**
   * A writer to a stream, which it closes with itself.
   *
   * @throws IOException when the stream fails
   */
  public FeatureWriter writer(OutputStream out) throws IOException {
    return opening.open(out);
  }
}
