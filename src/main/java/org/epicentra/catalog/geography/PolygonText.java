package org.epicentra.catalog.geography;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Polygons as their users write them, checked and in one form.
 *
 * @param wkt a valid POLYGON or MULTIPOLYGON, with the coordinates as read
 */
record PolygonText(String wkt) {
  /** What no GEOMETRYCOLLECTION gets through, however deep it is nested. */
  private static final Pattern KIND =
      Pattern.compile("\\s*(MULTI)?POLYGON\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String EXPECTED =
      "WKT such as POLYGON ((20 35, 30 35, 30 42, 20 35)) or MULTIPOLYGON, or GeoJSON, is needed";

  /**
   * Reads WKT or GeoJSON.
   *
   * @param geographic whether the coordinates are longitude and latitude, degrees
   * @throws BadInputException if that is not what the text is; the message says where
   */
  static PolygonText read(String text, boolean geographic) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Geometry geometry =
        content.stripLeading().startsWith("{")
            ? GeoJsonPolygons.read(content, polygon -> check(polygon, geographic))
            : readWkt(content);
    check(geometry, geographic);
    return new PolygonText(new WKTWriter(2).write(geometry));
  }

  /** The polygons of a text that has been read before. */
  static List<Polygon> polygons(String wkt) {
    Geometry geometry = readWkt(wkt);
    geometry.normalize();
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      polygons.add((Polygon) geometry.getGeometryN(i));
    }
    return polygons;
  }

  private static Geometry readWkt(String text) {
    if (!KIND.matcher(text).matches()) {
      String start = text.strip();
      throw new BadInputException(
          Setting.named("region")
              + (start.isEmpty()
                  ? " is empty; "
                  : " begins with '" + start.substring(0, Math.min(20, start.length())) + "'; ")
              + EXPECTED
              + ".");
    }
    CountingReader reader = new CountingReader(text);
    try {
      Geometry geometry = new WKTReader().read(reader);
      String rest = text.substring(reader.position()).strip();
      if (!rest.isEmpty()) {
        throw new ParseException("Expected nothing after the last parenthesis");
      }
      return geometry;
    } catch (ParseException thrown) {
      throw unreadable(thrown.getMessage(), reader, thrown);
    } catch (IllegalArgumentException thrown) {
      throw unreadable(
          "A ring needs four or more positions, the last one equal to the first", reader, thrown);
    }
  }

  private static BadInputException unreadable(String why, CountingReader at, Exception cause) {
    String reason =
        why.contains("End-of-Stream")
            ? "The text ends here, and a closing parenthesis is missing"
            : why.replaceAll("\\s*\\(line \\d+\\)", "").replaceAll("[.\\s]+$", "");
    return new BadInputException(
        "%s cannot be read as WKT at character %d: %s."
            .formatted(Setting.named("region"), at.position(), reason),
        cause);
  }

  private static void check(Geometry geometry, boolean geographic) {
    if (geometry.isEmpty()) {
      throw new BadInputException(
          Setting.named("region") + " is an empty polygon; give one with an area.");
    }
    for (Coordinate coordinate : geometry.getCoordinates()) {
      checkCoordinate(coordinate, geographic);
    }
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    if (error != null) {
      throw new BadInputException(
          "%s is not a valid polygon: %s at or near %s."
              .formatted(
                  Setting.named("region"), error.getMessage(), place(error.getCoordinate())));
    }
  }

  private static void checkCoordinate(Coordinate coordinate, boolean geographic) {
    String wrong = null;
    if (!Double.isFinite(coordinate.x) || !Double.isFinite(coordinate.y)) {
      wrong = "coordinates must be finite";
    } else if (geographic && Math.abs(coordinate.y) > 90) {
      wrong = "the second number is the latitude, from -90 to 90 degrees";
      if (Math.abs(coordinate.x) <= 90 && Math.abs(coordinate.y) <= 360) {
        wrong += "; are latitude and longitude swapped? The longitude comes first";
      }
    } else if (geographic && Math.abs(coordinate.x) > 360) {
      wrong = "the first number is the longitude, from -360 to 360 degrees";
    }
    if (wrong != null) {
      throw new BadInputException(
          Setting.named("region") + " has the position " + place(coordinate) + ": " + wrong + ".");
    }
  }

  private static String place(Coordinate coordinate) {
    return "(" + coordinate.x + " " + coordinate.y + ")";
  }

  /** Counts the characters read, which JTS reads one by one. */
  private static final class CountingReader extends FilterReader {
    private int position;

    CountingReader(String text) {
      super(new StringReader(text));
    }

    @Override
    public int read() throws IOException {
      int character = super.read();
      if (character >= 0) {
        position++;
      }
      return character;
    }

    /** How many characters have been read. */
    int position() {
      return position;
    }
  }
}
