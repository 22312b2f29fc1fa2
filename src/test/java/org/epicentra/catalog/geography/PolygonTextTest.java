package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;

/** WKT and GeoJSON: what is read, and where what cannot be read is wrong. */
class PolygonTextTest {
  private static final Projection PLANE = new PlaneProjection(2);
  private static final String SQUARE = "[[[0,0],[4,0],[4,4],[0,4],[0,0]]]";

  /** 4 x 4 less 1 x 1. */
  private static final String HOLED =
      "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]";

  private static final String NEXT = "[[[4,0],[6,0],[6,4],[4,4],[4,0]]]";
  private static final String OVER = "[[[3,3],[5,3],[5,5],[3,5],[3,3]]]";

  @Test
  void everyDigitOfTheCoordinatesIsKept() {
    String text = "POLYGON ((0.1 1e-7, -117.12345678901234 3, 5 33.333333333333336, 0.1 1e-7))";
    String wkt = PolygonText.read(text, true).wkt();

    assertThat(PolygonText.read(wkt, true).wkt()).isEqualTo(wkt);
    assertThat(wkt).contains("-117.12345678901234 3", "5 33.333333333333336", "0.1 0.0000001");
  }

  @Test
  void wktHasVariants() {
    assertThat(area(" \n polygon z((0 0 9,4 0 9,4 4 9,0 4 9,0 0 9)) \n")).isEqualTo(16);
    assertThat(area("\uFEFFPOLYGON((0 0, 4 0, 4 4, 0 4, 0 0))")).isEqualTo(16);
    assertThat(area("MULTIPOLYGON(((0 0, 4 0, 4 4, 0 0)), ((5 0, 6 0, 6 1, 5 0)))")).isEqualTo(8.5);
  }

  @Test
  void geoJsonHasGeometriesAndFeatures() {
    assertThat(area(polygon(HOLED))).isEqualTo(15);
    assertThat(area("{\"coordinates\":[" + HOLED + "],\"type\":\"MultiPolygon\"}")).isEqualTo(15);
    assertThat(area(feature(polygon(HOLED)))).isEqualTo(15);
    assertThat(area("\uFEFF\n" + collection(feature(polygon(HOLED)), feature("null"))))
        .isEqualTo(15);
    assertThat(
            area(
                "{\"type\":\"GeometryCollection\",\"geometries\":["
                    + polygon(HOLED)
                    + ","
                    + polygon(NEXT)
                    + "]}"))
        .isEqualTo(23);
  }

  /** Neighbours share a border, and 1 of the third's 4 lies in either of them. */
  @Test
  void featuresMayTouchAndOverlap() {
    String text =
        collection(feature(polygon(SQUARE)), feature(polygon(NEXT)), feature(polygon(OVER)));

    assertThat(area(text)).isCloseTo(16 + 8 + 2, within(1e-12));
  }

  @Test
  void wktThatCannotBeReadSaysWhere() {
    assertRefused("", "‹region› is empty; WKT such as POLYGON ((20 35, 30 35, 30 42, 20 35))");
    assertRefused("region.json", "‹region› begins with 'region.json'; WKT such as POLYGON");
    assertRefused("POINT (1 2)", "begins with 'POINT (1 2)'");
    assertRefused("GEOMETRYCOLLECTION (".repeat(100_000), "begins with 'GEOMETRYCOLLECTION ('");
    assertRefused("POLYGON ((0 0, 4 x, 4 4, 0 0))", "at character 19: ");
    assertRefused("POLYGON ((0 0, 4 x, 4 4, 0 0))", "Invalid number: x");
    assertRefused(
        "POLYGON ((0 0, 4 0, 4 4, 0 0)",
        "at character 29: The text ends here, and a closing parenthesis is missing.");
    assertRefused(
        "POLYGON ((0 0, 4 0, 4 4, 0 0)) POLYGON ((0 0, 4 0, 4 4, 0 0))",
        "at character 30: Expected nothing after the last parenthesis.");
    assertRefused(
        "POLYGON ((0 0, 4 0, 4 4, 0 1))",
        "A ring needs four or more positions, the last one equal to the first.");
    assertRefused("POLYGON ((0 0, 4 0))", "at character 19: A ring needs four or more positions");
    assertRefused("POLYGON ((0 0, 4 0, 0 0))", "Too few distinct points in geometry component");
  }

  @Test
  void geoJsonThatCannotBeReadSaysWhere() {
    assertRefused("{\"type\":\n\"Polygon\",, }", "cannot be read as GeoJSON: Unexpected character");
    assertRefused("{\"type\":\n\"Polygon\",, }", "(line 2, column 11)");
    assertRefused(polygon(SQUARE) + " 3", "cannot be read as GeoJSON: Trailing token");
    assertRefused("{}", "at type: it is missing, and must be Polygon, MultiPolygon");
    assertRefused("{\"type\":\"Topology\"}", "at type: it is Topology, and must be");
    assertRefused(
        collection(feature(polygon(SQUARE)), feature("{\"type\":\"Point\",\"coordinates\":[1,2]}")),
        "at features[1].geometry.type: it is Point");
    assertRefused(
        "{\"type\":\"FeatureCollection\"}", "at features: it is missing; a list is needed");
    assertRefused("{\"type\":\"Polygon\"}", "at coordinates: it is missing; a list of rings");
    assertRefused(
        polygon("[[0,0],[4,0],[4,4],[0,0]]"), "at coordinates[0][0]: it is 0, and must be");
    assertRefused(
        polygon("[7]"), "at coordinates[0]: it is no list; a list of positions is needed");
    assertRefused(
        polygon("[[[0,0],[4,0],[4,\"4\"],[0,0]]]"),
        "at coordinates[0][2]: it is [4,\"4\"], and must be a position, [longitude, latitude]");
    assertRefused(
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[4,0],[4,4],[0,1]]]]}",
        "at coordinates[0][0]: a ring needs four or more positions, the last one equal to the first");
  }

  @Test
  void whatIsNoAreaIsRefused() {
    String empty = "‹region› is an empty polygon; give one with an area.";
    assertRefused("POLYGON EMPTY", empty);
    assertRefused("MULTIPOLYGON EMPTY", empty);
    assertRefused(polygon("[]"), empty);
    assertRefused(collection(), empty);
    assertRefused(feature("null"), empty);
    assertRefused(
        "POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))",
        "‹region› is not a valid polygon: Self-intersection at or near (2.0 2.0).");
    assertRefused(
        "POLYGON ((0 0, 4 0, 4 4, 0 0), (7 7, 8 7, 8 8, 7 7))",
        "not a valid polygon: Hole lies outside shell at or near (7.0 7.0).");
    assertRefused(
        collection(feature(polygon(SQUARE)), feature(polygon("[[[0,0],[4,4],[4,0],[0,4],[0,0]]]"))),
        "Self-intersection");
    assertRefused("POLYGON ((0 0, 4 0, 8 0, 0 0))", "is not a valid polygon");
    assertRefused(
        "POLYGON ((0 0, 1000 1000, 1000 1000.0001, 0 0))",
        "‹region› has a polygon at (0.0 0.0) that fills less than a millionth of the rectangle");
    assertRefused("POLYGON ((0 0, 4 0, 4 NaN, 0 0))", "(4.0 NaN): coordinates must be finite.");
    assertRefused(
        polygon("[[[0,0],[1e999,0],[4,4],[0,0]]]"), "(Infinity 0.0): coordinates must be");
  }

  @Test
  void degreesHaveLimits() {
    assertRefusedOnEarth(
        "POLYGON ((34 -118, 35 -118, 35 -117, 34 -118))",
        "‹region› has the position (34.0 -118.0): the second number is the latitude, from -90 to 90"
            + " degrees; are latitude and longitude swapped? The longitude comes first.");
    assertRefusedOnEarth(
        "POLYGON ((500000 4000000, 500000 4100000, 600000 4100000, 500000 4000000))",
        "(500000.0 4000000.0): the second number is the latitude, from -90 to 90 degrees.");
    assertRefusedOnEarth(
        "POLYGON ((361 0, 350 0, 350 1, 361 0))",
        "(361.0 0.0): the first number is the longitude, from -360 to 360 degrees.");
    assertRefusedOnEarth(
        "POLYGON ((-190 0, 171 0, 171 1, -190 1, -190 0))",
        "‹region› goes more than once around the Earth: longitudes from -190.0 to 171.0");
  }

  private static double area(String text) {
    return Region.polygon(text, PLANE, null).volume();
  }

  private static void assertRefused(String text, String message) {
    assertRefused(text, PLANE, message);
  }

  private static void assertRefusedOnEarth(String text, String message) {
    assertRefused(text, AzimuthalProjection.of(0, 0), message);
  }

  private static void assertRefused(String text, Projection projection, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Region.polygon(text, projection, null))
        .withMessageContaining(message);
  }

  private static String polygon(String coordinates) {
    return "{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}";
  }

  private static String feature(String geometry) {
    return "{\"type\":\"Feature\",\"properties\":{\"name\":\"x\"},\"geometry\":" + geometry + "}";
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }
}
