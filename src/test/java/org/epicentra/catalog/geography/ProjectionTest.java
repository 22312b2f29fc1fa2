package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every projection promises. */
class ProjectionTest {

  static Stream<Projection> projections() {
    return Stream.of(
        AzimuthalProjection.of(-117.123456789012345, 34.1),
        AzimuthalProjection.of(0, -90),
        new GeocentricProjection(),
        new PlaneProjection(2),
        new PlaneProjection(3));
  }

  @ParameterizedTest
  @MethodSource("projections")
  void parametersMakeItAgainThroughJson(Projection projection) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(projection.parameters());

    Projection again =
        Projection.fromParameters(
            json.readValue(text, new TypeReference<Map<String, Object>>() {}));

    assertThat(again).isEqualTo(projection).hasSameHashCodeAs(projection);
    assertThat(again.toString()).isEqualTo(projection.toString());
  }

  @ParameterizedTest
  @MethodSource("projections")
  void travelsToATask(Projection projection) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(projection);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Projection there = (Projection) in.readObject();
      assertThat(there).isEqualTo(projection);
      if (there.hasGeography()) {
        assertThat(there.forward(-118, 35, 7)).isEqualTo(projection.forward(-118, 35, 7));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("projections")
  void givesAsManyCoordinatesAsItsDimension(Projection projection) {
    if (projection.hasGeography()) {
      assertThat(projection.forward(1, 2, 3)).hasSize(projection.dimension());
    }
  }

  @Test
  void aWrongParameterIsNamed() {
    assertRefused(Map.of("type", "mercator"), "projection type is 'mercator'");
    assertRefused(Map.of("unit", "km"), "'type' is null");
    assertRefused(
        Map.of("type", "azimuthal", "ellipsoid", "WGS84", "longitude", 1.0),
        "'latitude' is null; a number from -90.0 to 90.0 is needed");
    assertRefused(
        Map.of("type", "azimuthal", "ellipsoid", "WGS84", "longitude", 1.0, "latitude", 91),
        "'latitude' is 91");
    assertRefused(
        Map.of("type", "azimuthal", "ellipsoid", "WGS84", "longitude", Double.NaN, "latitude", 0),
        "'longitude' is NaN");
    assertRefused(
        Map.of("type", "geocentric", "ellipsoid", "GRS80"), "'ellipsoid' is GRS80; only WGS84");
    assertRefused(Map.of("type", "none", "dimension", 4), "'dimension' is 4");
  }

  private static void assertRefused(Map<String, Object> parameters, String message) {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Projection.fromParameters(parameters))
        .withMessageContaining(message);
  }
}
