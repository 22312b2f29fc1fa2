package org.epicentra.mixture.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeBinsTest {
  @Test
  void aWeekIsCountedInHoursOfThree() {
    TimeBins bins =
        new TimeBins(micros("2018-01-31T01:49:00Z"), micros("2018-02-07T01:49:00Z"), 120);
    assertThat(bins.length()).isEqualTo("3 hours");
    assertThat(bins.count()).isEqualTo(57);
    assertThat(bins.start(0)).isEqualTo(micros("2018-01-31T00:00:00Z"));
    assertThat(bins.bin(micros("2018-02-01T02:59:59Z"))).isEqualTo(8);
    assertThat(bins.bin(micros("2018-01-30T23:59:59Z"))).isEqualTo(-1);
    assertThat(bins.bin(micros("2018-02-07T03:00:00Z"))).isEqualTo(-1);
  }

  @Test
  void aCenturyIsCountedInYears() {
    TimeBins bins =
        new TimeBins(micros("1932-01-05T00:00:00Z"), micros("2026-03-01T00:00:00Z"), 120);
    assertThat(bins.length()).isEqualTo("year");
    assertThat(bins.count()).isEqualTo(95);
  }

  @Property
  void everyTimeHasItsBin(
      @ForAll @LongRange(min = -3_000_000_000_000_000L, max = 3_000_000_000_000_000L) long first,
      @ForAll @LongRange(min = 0, max = 6_000_000_000_000_000L) long span,
      @ForAll @LongRange(min = 0, max = 100) long share) {
    TimeBins bins = new TimeBins(first, first + span, 120);
    long time = first + span / 100 * share;
    int bin = bins.bin(time);
    assertThat(bins.count()).isBetween(1, 120);
    assertThat(bin).isBetween(0, bins.count() - 1);
    assertThat(time).isBetween(bins.start(bin), bins.start(bin + 1) - 1);
  }

  private static long micros(String time) {
    return Instant.parse(time).toEpochMilli() * 1000;
  }
}
