package org.epicentra.mixture.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.epicentra.mixture.Events;
import org.junit.jupiter.api.Test;

class EventProfileTest {
  @Test
  void momentsByHand() {
    EventProfile profile = new EventProfile(2, 10);
    profile.add(new double[] {1, 10}, 4, 1);
    profile.add(new double[] {4, 10}, Double.NaN, 2);
    profile.add(new double[] {4, 10}, 7, 3);
    assertThat(profile.rows()).isEqualTo(3);
    assertThat(profile.weightSum()).isEqualTo(6);
    assertThat(profile.mean(0)).isCloseTo(3.5, within(1e-15));
    assertThat(profile.variance(0)).isCloseTo((6.25 + 5 * 0.25) / 6, within(1e-15));
    assertThat(profile.variance(1)).isZero();
    assertThat(profile.strengthObserved()).isEqualTo(2);
    assertThat(profile.strengthMean()).isCloseTo((4 + 21) / 4.0, within(1e-15));
    assertThat(profile.distinctLocations()).isEqualTo(2);
  }

  @Test
  void aSmallSpreadFarFromTheOriginKeepsItsDigits() {
    EventProfile profile = new EventProfile(2, 10);
    for (int n = 0; n < 1000; n++) {
      profile.add(new double[] {1e9 + n % 2, 0}, Double.NaN, 1);
    }
    assertThat(profile.variance(0)).isCloseTo(0.25, within(1e-9));
  }

  @Property(tries = 50)
  void partsMergeToTheWhole(
      @ForAll @IntRange(min = 0, max = 100_000) int seed,
      @ForAll @IntRange(min = 0, max = 70) int cut) {
    EventSample events = Events.clumped(seed, 70, 3);
    EventProfile whole = Events.profile(events);
    EventProfile left = new EventProfile(3, 1000);
    EventProfile right = new EventProfile(3, 1000);
    for (int n = 0; n < 70; n++) {
      (n < cut ? left : right).add(events.location(n), events.strengths()[n], events.weights()[n]);
    }
    left.merge(right);
    assertThat(left.rows()).isEqualTo(70);
    assertThat(left.weightSum()).isCloseTo(whole.weightSum(), within(1e-11));
    assertThat(left.strengthObserved()).isEqualTo(whole.strengthObserved());
    assertThat(left.strengthMean()).isCloseTo(whole.strengthMean(), within(1e-11));
    assertThat(left.distinctLocations()).isEqualTo(whole.distinctLocations());
    for (int d = 0; d < 3; d++) {
      assertThat(left.mean(d)).isCloseTo(whole.mean(d), within(1e-10));
      assertThat(left.variance(d) / whole.variance(d)).isCloseTo(1, within(1e-11));
    }
  }

  @Test
  void distinctLocationsStopAtTheLimit() {
    EventProfile profile = new EventProfile(2, 5);
    for (int n = 0; n < 100; n++) {
      profile.add(new double[] {n % 20, n % 3}, 1, 1);
    }
    assertThat(profile.distinctLocations()).isEqualTo(5);
    EventProfile other = new EventProfile(2, 5);
    other.add(new double[] {0.0, 0}, 1, 1);
    other.add(new double[] {-0.0, 0}, 1, 1);
    assertThat(other.distinctLocations()).isEqualTo(1);
    other.merge(profile);
    assertThat(other.distinctLocations()).isEqualTo(5);
  }
}
