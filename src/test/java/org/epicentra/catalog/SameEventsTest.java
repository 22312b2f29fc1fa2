package org.epicentra.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.epicentra.catalog.geography.GreatCircle;
import org.junit.jupiter.api.Test;

class SameEventsTest {
  private final SameEvents events = new SameEvents();

  private int at(double seconds, double latitude, double longitude) {
    return at(seconds, latitude, longitude, SameEvents.NO_UPDATE);
  }

  private int at(double seconds, double latitude, double longitude, long update) {
    events.add(Math.round(seconds * 1e6), latitude, longitude, update);
    return events.latest();
  }

  /** A first location of a distant earthquake, 330 km off, and the reviewed one. */
  @Test
  void aRevisionMayLieFurtherOff() {
    assertThat(at(0, -20, -175, 100)).isZero();
    assertThat(at(90, -23, -175, 200)).as("reviewed").isZero();
    assertThat(at(91, 40, 20)).as("never updated").isEqualTo(1);
    assertThat(at(92, -40, 20, 100)).as("updated together with the first").isEqualTo(2);
    assertThat(at(600, -23, -175, 200)).as("ten minutes on").isZero();
    assertThat(at(692.5, -23, -175, 300)).as("too late for both").isEqualTo(3);
  }

  @Test
  void recordsWithinAMinuteAndAHundredKilometresAreOne() {
    assertThat(at(0, 40, 179.9)).isZero();
    assertThat(at(60, 40.5, -179.9)).as("58 km on, across the antimeridian").isZero();
    assertThat(at(60.001, 40, 179.9)).as("a moment too late").isEqualTo(1);
    assertThat(at(61, 42, 179.9)).as("222 km off").isEqualTo(2);
    assertThat(at(62, 40.1, 179.9)).as("the second of event 1").isEqualTo(1);
  }

  /** Each event is known by its first record: a chain of records does not grow into one event. */
  @Test
  void aSwarmUnderOneIdentifierIsNotOneEvent() {
    for (int i = 0; i < 10; i++) {
      assertThat(at(50 * i, 40, 20)).isEqualTo(i / 2);
    }
  }

  /** A quarter of a million places and times under one identifier, in time that grows with them. */
  @Test
  void oneIdentifierForAllIsNoBurden() {
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 250_000; i++) {
            at(61.0 * i, i % 180 - 90, i % 359 - 180);
          }
        });
    assertThat(events.latest()).isEqualTo(249_999);
  }

  /** A degree of a great circle is a 360th of 2 pi times the radius. */
  @Test
  void distancesAreThoseOfASphere() {
    double degree = 2 * Math.PI * GreatCircle.EARTH_RADIUS / 360;
    assertThat(GreatCircle.distance(0, 0, 0, 1)).isCloseTo(degree, within());
    assertThat(GreatCircle.distance(89.5, 10, 89.5, -170)).isCloseTo(degree, within());
    assertThat(GreatCircle.distance(-10, 180, -10, -180)).isCloseTo(0, within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }
}
