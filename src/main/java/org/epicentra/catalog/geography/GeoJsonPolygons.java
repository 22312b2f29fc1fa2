package org.epicentra.catalog.geography;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.epicentra.BadInputException;
import org.epicentra.JsonFault;
import org.epicentra.Setting;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * The polygons of a GeoJSON text, <a href="https://www.rfc-editor.org/rfc/rfc7946">RFC 7946</a>: of
 * a Polygon, a MultiPolygon, or those in a GeometryCollection, a Feature or a FeatureCollection.
 * Elevations and properties are of no account, and features without a geometry are left out.
 */
final class GeoJsonPolygons {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int LEAST_POSITIONS = 4;

  private final List<Geometry> geometries = new ArrayList<>();

  private GeoJsonPolygons() {}

  /**
   * The one geometry of the text, or the union of several, which may overlap or share borders.
   *
   * @param check what each of several must pass before they are joined
   * @throws BadInputException if the text is no GeoJSON, or something in it is no polygon; the
   *     message says where
   */
  static Geometry read(String text, Consumer<Geometry> check) {
    GeoJsonPolygons polygons = new GeoJsonPolygons();
    try {
      polygons.add(JSON.readTree(text), "");
    } catch (JsonProcessingException thrown) {
      throw new BadInputException(
          Setting.named("region") + " cannot be read as GeoJSON: " + JsonFault.of(thrown) + ".",
          thrown);
    }
    if (polygons.geometries.isEmpty()) {
      return FACTORY.createPolygon();
    }
    if (polygons.geometries.size() == 1) {
      return polygons.geometries.get(0);
    }
    polygons.geometries.forEach(check);
    return UnaryUnionOp.union(polygons.geometries);
  }

  /**
   * @param path of the node in the text, for messages, such as "features[2].geometry"
   */
  private void add(JsonNode node, String path) {
    String type = node.path("type").asText();
    switch (type) {
      case "Polygon" ->
          geometries.add(polygon(node.path("coordinates"), inside(path, "coordinates")));
      case "MultiPolygon" ->
          geometries.add(multiPolygon(node.path("coordinates"), inside(path, "coordinates")));
      case "GeometryCollection" -> addAll(node.path("geometries"), inside(path, "geometries"));
      case "FeatureCollection" -> addAll(node.path("features"), inside(path, "features"));
      case "Feature" -> {
        if (!node.path("geometry").isNull()) {
          add(node.path("geometry"), inside(path, "geometry"));
        }
      }
      default ->
          throw wrong(
              inside(path, "type"),
              (type.isEmpty() ? "it is missing" : "it is " + type)
                  + ", and must be Polygon, MultiPolygon, GeometryCollection, Feature or"
                  + " FeatureCollection");
    }
  }

  private void addAll(JsonNode nodes, String path) {
    requireArray(nodes, path, "a list");
    for (int i = 0; i < nodes.size(); i++) {
      add(nodes.get(i), path + "[" + i + "]");
    }
  }

  private static Geometry multiPolygon(JsonNode node, String path) {
    requireArray(node, path, "a list of polygons");
    Polygon[] polygons = new Polygon[node.size()];
    for (int i = 0; i < polygons.length; i++) {
      polygons[i] = polygon(node.get(i), path + "[" + i + "]");
    }
    return FACTORY.createMultiPolygon(polygons);
  }

  private static Polygon polygon(JsonNode node, String path) {
    requireArray(node, path, "a list of rings, the outer one first");
    if (node.isEmpty()) {
      return FACTORY.createPolygon();
    }
    LinearRing shell = ring(node.get(0), path + "[0]");
    LinearRing[] holes = new LinearRing[node.size() - 1];
    for (int i = 0; i < holes.length; i++) {
      holes[i] = ring(node.get(i + 1), path + "[" + (i + 1) + "]");
    }
    return FACTORY.createPolygon(shell, holes);
  }

  private static LinearRing ring(JsonNode node, String path) {
    requireArray(node, path, "a list of positions");
    Coordinate[] positions = new Coordinate[node.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = position(node.get(i), path + "[" + i + "]");
    }
    if (positions.length < LEAST_POSITIONS
        || !positions[0].equals2D(positions[positions.length - 1])) {
      throw wrong(path, "a ring needs four or more positions, the last one equal to the first");
    }
    return FACTORY.createLinearRing(positions);
  }

  private static Coordinate position(JsonNode node, String path) {
    if (!node.path(0).isNumber() || !node.path(1).isNumber()) {
      throw wrong(path, "it is " + node + ", and must be a position, [longitude, latitude]");
    }
    return new Coordinate(node.get(0).doubleValue(), node.get(1).doubleValue());
  }

  private static void requireArray(JsonNode node, String path, String what) {
    if (!node.isArray()) {
      throw wrong(
          path,
          (node.isMissingNode() ? "it is missing" : "it is no list") + "; " + what + " is needed");
    }
  }

  private static String inside(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
  }

  private static BadInputException wrong(String path, String why) {
    return new BadInputException(
        Setting.named("region") + " cannot be read as GeoJSON at " + path + ": " + why + ".");
  }
}
