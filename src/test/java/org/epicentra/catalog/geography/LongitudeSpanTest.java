package org.epicentra.catalog.geography;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongitudeSpanTest {

  @Test
  void aRegionalCatalog() {
    assertEnds(span(-122.3, -114.25, -117, -118.5), -122.3, -114.25);
  }

  @Test
  void acrossTheAntimeridian() {
    assertEnds(span(165.7, 179.9, -175, -171.9), 165.7, -171.9);
  }

  @Test
  void oneMeridian() {
    assertEnds(span(180, -180), -180, -180);
  }

  @Test
  void roundTheEarth() {
    LongitudeSpan span = new LongitudeSpan();
    for (int degree = -178; degree < 176; degree += 3) {
      span.add(degree);
    }
    assertEnds(span, -178, 173);
  }

  @Test
  void twoRegionsAreHeldByTheShorterWayRound() {
    assertEnds(span(-70, 140), 140, -70);
    assertEnds(span(-70, 100), -70, 100);
  }

  @Test
  void mergedAndEmpty() {
    LongitudeSpan left = span(10, 12);
    left.merge(span(9.5, Double.NaN, Double.POSITIVE_INFINITY));
    left.merge(new LongitudeSpan());
    assertEnds(left, 9.5, 12);

    assertThat(new LongitudeSpan().west()).isNaN();
    assertThat(new LongitudeSpan().east()).isNaN();
  }

  private static void assertEnds(LongitudeSpan span, double west, double east) {
    assertThat(span.west()).isEqualTo(west);
    assertThat(span.east()).isEqualTo(east);
  }

  private static LongitudeSpan span(double... longitudes) {
    LongitudeSpan span = new LongitudeSpan();
    for (double longitude : longitudes) {
      span.add(longitude);
    }
    return span;
  }
}
