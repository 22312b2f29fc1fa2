package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.epicentra.BadInputException;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every region promises, and the plain ones. */
class RegionTest {
  private static final Projection MAP = AzimuthalProjection.of(25, 38);
  private static final String GREECE = "POLYGON ((20 35, 30 35, 30.1 42, 24 40.3, 20 35))";

  /** A square of 10 with a hole of 4 x 2, and a triangle of 2 beside it. */
  private static final String PLAIN =
      "MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 6 2, 6 4, 2 4, 2 2)),"
          + " ((20 0, 22 0, 20 2, 20 0)))";

  record Case(Region region, Projection projection) {}

  static Stream<Case> regions() {
    Projection plane = new PlaneProjection(2);
    Projection space = new PlaneProjection(3);
    Projection earth = new GeocentricProjection();
    return Stream.of(
        new Case(Region.box(at(-1.5, 0), at(2, 1.0 / 3)), plane),
        new Case(Region.box(at(0, 0, 0), at(10, 20, 30)), space),
        new Case(Region.polygon(PLAIN, plane, null), plane),
        new Case(Region.polygon(PLAIN, space, at(-5, 2.5)), space),
        new Case(Region.polygon(GREECE, MAP, null), MAP),
        new Case(Region.polygon(GREECE, earth, at(0, 60)), earth),
        new Case(
            Region.polygon("POLYGON ((170 -20, 190 -20, 180 0, 170 -20))", earth, at(-1, 700)),
            earth));
  }

  @ParameterizedTest
  @MethodSource("regions")
  void parametersMakeItAgainThroughJson(Case one) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(one.region.parameters());

    Region again =
        Region.fromParameters(
            json.readValue(text, new TypeReference<Map<String, Object>>() {}), one.projection);

    assertThat(again).isEqualTo(one.region).hasSameHashCodeAs(one.region);
    assertThat(again.volume()).isEqualTo(one.region.volume());
    assertThat(again.parameters()).isEqualTo(one.region.parameters());
    assertThat(again.toString()).isEqualTo(one.region.toString());
  }

  @ParameterizedTest
  @MethodSource("regions")
  void travelsToATask(Case one) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(one.region);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Region there = (Region) in.readObject();
      assertThat(there).isEqualTo(one.region);
      assertThat(there.volume()).isEqualTo(one.region.volume());
      assertThat(there.draw(stream())).isEqualTo(one.region.draw(stream()));
      assertThat(there.contains(one.region.draw(stream()))).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("regions")
  void drawsLieInside(Case one) {
    RandomStream random = stream();
    for (int i = 0; i < 2000; i++) {
      double[] x = one.region.draw(random);
      assertThat(x).hasSize(one.region.dimension());
      assertThat(one.region.contains(x)).as("%s", Arrays.toString(x)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("regions")
  void whatIsNoPlaceIsOutside(Case one) {
    for (int d = 0; d < one.region.dimension(); d++) {
      double[] x = one.region.draw(stream());
      x[d] = Double.NaN;
      assertThat(one.region.contains(x)).isFalse();
      x[d] = Double.POSITIVE_INFINITY;
      assertThat(one.region.contains(x)).isFalse();
    }
  }

  @Test
  void aBoxHasItsBoundary() {
    Region box = Region.box(at(0, -1), at(2, 3));

    assertThat(box.volume()).isEqualTo(8);
    assertThat(box.contains(at(0, -1))).isTrue();
    assertThat(box.contains(at(2, 3))).isTrue();
    assertThat(box.contains(at(Math.nextUp(2.0), 3))).isFalse();
    assertThat(box.contains(at(1, Math.nextDown(-1.0)))).isFalse();
    assertThat(Region.box(at(0, 0, 0), at(10, 20, 30)).volume()).isEqualTo(6000);
  }

  /** Areas by hand: 10 x 10 less 4 x 2, and half of 2 x 2. */
  @Test
  void plainPolygonsHaveHolesAndABoundary() {
    Region region = Region.polygon(PLAIN, new PlaneProjection(2), null);

    assertThat(region.volume()).isCloseTo(94, within(1e-12));
    for (double[] inside :
        List.of(at(1, 1), at(0, 5), at(10, 10), at(2, 3), at(6, 4), at(20.5, 0.5), at(21, 1))) {
      assertThat(region.contains(inside)).as("%s", Arrays.toString(inside)).isTrue();
    }
    for (double[] outside :
        List.of(
            at(4, 3), at(-1e-12, 5), at(15, 1), at(21.1, 1), at(10, 10.001), at(2.001, 2.001))) {
      assertThat(region.contains(outside)).as("%s", Arrays.toString(outside)).isFalse();
    }
  }

  @Test
  void aPrismReachesOverItsRange() {
    Region region = Region.polygon(PLAIN, new PlaneProjection(3), at(-5, 2.5));

    assertThat(region.dimension()).isEqualTo(3);
    assertThat(region.volume()).isCloseTo(94 * 7.5, within(1e-10));
    assertThat(region.contains(at(1, 1, -5))).isTrue();
    assertThat(region.contains(at(1, 1, 2.5))).isTrue();
    assertThat(region.contains(at(1, 1, 2.6))).isFalse();
    assertThat(region.contains(at(4, 3, 0))).isFalse();
  }

  @Test
  void isDescribedInOneLine() {
    assertThat(Region.box(at(0, 0), at(312.4, 401.9)).description("km"))
        .isEqualTo("box of 312.4 x 401.9 km");
    assertThat(Region.box(at(0, 0, 0), at(1312.4, 1, 0.02)).description("km"))
        .isEqualTo("box of 1,312 x 1.000 x 0.02000 km");
    assertThat(Region.polygon(PLAIN, new PlaneProjection(2), null).description("unit"))
        .isEqualTo("polygon of 94.00 unit^2");
    assertThat(Region.polygon(PLAIN, new PlaneProjection(3), at(-5, 2.5)).description("unit"))
        .isEqualTo("polygon of 705.0 unit^3, from -5 to 2.5 unit");
    assertThat(Region.polygon(GREECE, MAP, null).description("km"))
        .matches("polygon of \\d\\d\\d,\\d\\d\\d km\\^2");
    assertThat(Region.polygon(GREECE, new GeocentricProjection(), at(0, 60)).description("km"))
        .matches("polygon of [\\d,]+ km\\^3, from 0 to 60 km of depth");
  }

  @Test
  void aBoxWithoutExtentIsRefused() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Region.box(at(0, 3.25), at(1, 3.25)))
        .withMessage(
            "The box of the region goes from 3.25 to 3.25 along coordinate 2; it needs a finite"
                + " extent along each. If all events share this coordinate, give a ‹region› or set"
                + " ‹background› to none.");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Region.box(at(Double.NaN, 0), at(1, 1)))
        .withMessageContaining("from NaN to 1.0 along coordinate 1");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Region.box(at(0, 0), at(1, Double.POSITIVE_INFINITY)));
  }

  @Test
  void theRangeOfDepthsMustFitTheProjection() {
    Projection earth = new GeocentricProjection();
    assertRefused(GREECE, MAP, at(0, 10), "‹regionDepth› is given, but locations have two");
    assertRefused(GREECE, earth, null, "‹regionDepth› from which to which depth, km, it reaches");
    assertRefused(
        GREECE,
        earth,
        at(10, 10),
        "‹regionDepth› goes from 10.0 to 10.0; two numbers from -10 to 1000 are needed, the lesser"
            + " one first.");
    assertRefused(GREECE, earth, at(-11, 10), "goes from -11.0 to 10.0");
    assertRefused(GREECE, earth, at(0, 1001), "goes from 0.0 to 1001.0");
    assertRefused(
        PLAIN, new PlaneProjection(3), at(Double.NaN, 1), "from NaN to 1.0; two finite numbers");
    assertRefused(
        PLAIN, new PlaneProjection(3), at(0, Double.POSITIVE_INFINITY), "two finite numbers");
  }

  @Test
  void aWrongParameterIsNamed() {
    Projection plane = new PlaneProjection(2);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Region.fromParameters(Map.of("type", "disc"), plane))
        .withMessage("region parameter 'type' is disc; it must be box or polygon");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(
            () ->
                Region.fromParameters(
                    Map.of("type", "box", "low", List.of(0, 1, 2), "high", List.of(1, 2)), plane))
        .withMessage("region parameter 'low' is [0, 1, 2]; a list of 2 numbers is needed");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Region.fromParameters(Map.of("type", "polygon"), plane))
        .withMessage("region parameter 'wkt' is null; a text is needed");
  }

  private static void assertRefused(
      String text, Projection projection, double[] range, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Region.polygon(text, projection, range))
        .withMessageContaining(message);
  }

  private static RandomStream stream() {
    return RandomStream.of(7, "region", 0, 0);
  }

  private static double[] at(double... coordinates) {
    return coordinates;
  }
}
