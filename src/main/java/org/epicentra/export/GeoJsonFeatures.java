package org.epicentra.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * One FeatureCollection of GeoJSON, <a href="https://www.rfc-editor.org/rfc/rfc7946">RFC 7946</a>,
 * a line for each feature. Features of several layers stand one after the other and say which they
 * are of in the property {@code layer}, with underscores before it where a field has that name. The
 * third coordinate is the height in metres.
 */
final class GeoJsonFeatures implements FeatureWriter {
  /** Of degrees and metres; of degrees, a tenth of a millimetre on the ground. */
  private static final double PRECISION = 1e9;

  private final JsonGenerator json;
  private Layer layer;

  /** What says the layer, and is no field of it. */
  private String property;

  GeoJsonFeatures(OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    json.writeStartObject();
    json.writeStringField("type", "FeatureCollection");
    json.writeArrayFieldStart("features");
  }

  @Override
  public void start(Layer next) {
    layer = next;
    property = "layer";
    while (layer.fields().stream().anyMatch(field -> field.name().equals(property))) {
      property = "_" + property;
    }
  }

  @Override
  public void write(Feature feature) throws IOException {
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeFieldName("geometry");
    geometry(feature.geometry());
    json.writeObjectFieldStart("properties");
    json.writeStringField(property, layer.name());
    for (int i = 0; i < layer.fields().size(); i++) {
      json.writeFieldName(layer.fields().get(i).name());
      value(feature.values().get(i));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void value(Object value) throws IOException {
    if (FieldText.isNone(value)) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double || value instanceof Float) {
      json.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof double[] numbers) {
      json.writeArray(numbers, 0, numbers.length);
    } else {
      json.writeString(value.toString());
    }
  }

  private void geometry(Geometry geometry) throws IOException {
    if (geometry == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("type", geometry.getGeometryType());
    json.writeFieldName("coordinates");
    if (geometry instanceof Point point) {
      position(point.getCoordinate());
    } else if (geometry instanceof Polygon polygon) {
      rings(polygon);
    } else if (geometry instanceof MultiPolygon parts) {
      json.writeStartArray();
      for (int i = 0; i < parts.getNumGeometries(); i++) {
        rings((Polygon) parts.getGeometryN(i));
      }
      json.writeEndArray();
    } else {
      throw new IllegalArgumentException("a " + geometry.getGeometryType() + " is not exported");
    }
    json.writeEndObject();
  }

  /** Outlines have no holes. */
  private void rings(Polygon polygon) throws IOException {
    json.writeStartArray();
    json.writeStartArray();
    for (Coordinate position : polygon.getExteriorRing().getCoordinates()) {
      position(position);
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  private void position(Coordinate position) throws IOException {
    json.writeStartArray();
    json.writeNumber(rounded(position.x));
    json.writeNumber(rounded(position.y));
    if (!Double.isNaN(position.getZ())) {
      json.writeNumber(rounded(position.getZ()));
    }
    json.writeEndArray();
  }

  private static double rounded(double value) {
    return Math.rint(value * PRECISION) / PRECISION;
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }
}
