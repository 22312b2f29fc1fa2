package org.epicentra.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * KML 2.2, <a href="https://www.ogc.org/standards/kml/">OGC 07-147r2</a>: a document within the
 * document for each layer, with its style and the schema of its fields. No icon or other file is
 * fetched. Points are drawn on the ground, their heights kept in the coordinates.
 */
final class KmlFeatures implements FeatureWriter {
  private static final String NAMESPACE = "http://www.opengis.net/kml/2.2";

  /** The colours of areas, of the palette of Okabe and Ito, by alpha, blue, green, red. */
  private static final List<String> LINES = List.of("ffb27200", "ff005ed5", "ff739e00");

  private static final String FILL = "33";

  private final XmlOutput xml;
  private Layer layer;
  private int layers;

  KmlFeatures(OutputStream out) throws IOException {
    xml = new XmlOutput(out);
    xml.open("kml", "xmlns", NAMESPACE);
    xml.open("Document");
    xml.line();
  }

  @Override
  public void start(Layer next) throws IOException {
    if (layer != null) {
      xml.close("Document");
      xml.line();
    }
    layer = next;
    layers++;
    xml.open("Document");
    xml.leaf("name", layer.name());
    xml.leaf("description", layer.description());
    style();
    xml.open("Schema", "name", layer.name(), "id", layer.name());
    for (Field field : layer.fields()) {
      xml.open("SimpleField", "type", type(field.kind()), "name", field.name());
      xml.close("SimpleField");
    }
    xml.close("Schema");
    xml.line();
  }

  /** An int has 32 bits; for whole numbers of more there is no type but text. */
  private static String type(Field.Kind kind) {
    return switch (kind) {
      case INTEGER -> "int";
      case REAL -> "double";
      case FLAG -> "bool";
      case LONG, TEXT, TIME, NUMBERS -> "string";
    };
  }

  @Override
  public void write(Feature feature) throws IOException {
    xml.open("Placemark");
    xml.leaf("name", feature.name());
    time(feature);
    if (layer.shape() != Layer.Shape.NONE) {
      xml.leaf("styleUrl", "#" + styleName());
    }
    xml.open("ExtendedData");
    xml.open("SchemaData", "schemaUrl", "#" + layer.name());
    for (int i = 0; i < layer.fields().size(); i++) {
      String text = FieldText.of(feature.values().get(i));
      xml.leaf("SimpleData", text, "name", layer.fields().get(i).name());
    }
    xml.close("SchemaData", "ExtendedData");
    if (feature.geometry() != null) {
      geometry(feature.geometry());
    }
    xml.close("Placemark");
    xml.line();
  }

  private void time(Feature feature) throws IOException {
    if (feature.begin() != null && feature.begin().equals(feature.end())) {
      xml.open("TimeStamp");
      xml.leaf("when", feature.begin().toString());
      xml.close("TimeStamp");
    } else if (feature.begin() != null || feature.end() != null) {
      xml.open("TimeSpan");
      xml.leaf("begin", FieldText.of(feature.begin()));
      xml.leaf("end", FieldText.of(feature.end()));
      xml.close("TimeSpan");
    }
  }

  private String styleName() {
    return "style-of-" + layer.name();
  }

  private void style() throws IOException {
    if (layer.shape() == Layer.Shape.AREA) {
      String line = LINES.get((layers - 1) % LINES.size());
      xml.open("Style", "id", styleName());
      xml.open("LineStyle");
      xml.leaf("color", line);
      xml.leaf("width", "2");
      xml.close("LineStyle");
      xml.open("PolyStyle");
      xml.leaf("color", FILL + line.substring(2));
      xml.close("PolyStyle", "Style");
    } else if (layer.shape() == Layer.Shape.POINT) {
      xml.open("Style", "id", styleName());
      xml.open("IconStyle");
      xml.leaf("scale", "0.4");
      xml.close("IconStyle");
      xml.open("LabelStyle");
      xml.leaf("scale", "0");
      xml.close("LabelStyle", "Style");
    }
  }

  private void geometry(Geometry geometry) throws IOException {
    if (geometry instanceof Point point) {
      xml.open("Point");
      xml.leaf("coordinates", position(point.getCoordinate()));
      xml.close("Point");
      return;
    }
    boolean several = geometry.getNumGeometries() > 1;
    if (several) {
      xml.open("MultiGeometry");
    }
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      polygon((Polygon) geometry.getGeometryN(i));
    }
    if (several) {
      xml.close("MultiGeometry");
    }
  }

  /** Outlines have no holes. */
  private void polygon(Polygon polygon) throws IOException {
    xml.open("Polygon");
    xml.leaf("tessellate", "1");
    xml.open("outerBoundaryIs");
    xml.open("LinearRing");
    xml.leaf(
        "coordinates",
        Stream.of(polygon.getExteriorRing().getCoordinates())
            .map(KmlFeatures::position)
            .collect(Collectors.joining(" ")));
    xml.close("LinearRing", "outerBoundaryIs", "Polygon");
  }

  private static String position(Coordinate position) {
    String place = position.x + "," + position.y;
    return Double.isNaN(position.getZ()) ? place : place + "," + position.getZ();
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }
}
