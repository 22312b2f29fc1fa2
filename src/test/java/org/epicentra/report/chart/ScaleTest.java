package org.epicentra.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void aLinearAxisHasRoundTicks() {
    assertThat(Scale.linear(-0.3, 1.1).ticks(6))
        .extracting(Scale.Tick::label)
        .containsExactly("0.0", "0.5", "1.0");
    assertThat(Scale.linear(0, 20_000).ticks(5))
        .extracting(Scale.Tick::label)
        .containsExactly("0", "5,000", "10,000", "15,000", "20,000");
    assertThat(Scale.whole(-0.8, 2.8).ticks(9))
        .extracting(Scale.Tick::label)
        .containsExactly("0", "1", "2");
    assertThat(Scale.linear(700, 0).ticks(4))
        .as("depth goes down")
        .extracting(Scale.Tick::label)
        .containsExactly("0", "200", "400", "600");
    assertThat(Scale.linear(700, 0).at(175)).isEqualTo(0.75);
  }

  @Test
  void aLogarithmicAxisHasPowersOfTenAndThoseBetweenWhereTheyAreFew() {
    assertThat(Scale.logarithmic(0.7, 20_000).ticks(6))
        .extracting(Scale.Tick::label)
        .containsExactly("1", "10", "100", "1,000", "10,000");
    assertThat(Scale.logarithmic(3, 60).ticks(5))
        .extracting(Scale.Tick::value)
        .containsExactly(5.0, 10.0, 20.0, 50.0);
    assertThat(Scale.logarithmic(1, 1000).at(10)).isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void anAxisOfTimeHasTicksOfTheCalendar() {
    assertThat(Scale.time(micros("2024-04-03T00:00:00Z"), micros("2025-02-20T00:00:00Z")).ticks(5))
        .extracting(Scale.Tick::label)
        .containsExactly("Jul 2024", "Oct 2024", "Jan 2025");
    assertThat(Scale.time(micros("1932-01-05T00:00:00Z"), micros("2026-03-01T00:00:00Z")).ticks(5))
        .extracting(Scale.Tick::label)
        .containsExactly("1940", "1960", "1980", "2000", "2020");
    assertThat(Scale.time(micros("2018-01-31T01:49:00Z"), micros("2018-02-07T01:49:00Z")).ticks(8))
        .extracting(Scale.Tick::label)
        .containsExactly("1 Feb", "2 Feb", "3 Feb", "4 Feb", "5 Feb", "6 Feb", "7 Feb");
    assertThat(Scale.time(micros("2018-01-31T01:49:00Z"), micros("2018-01-31T05:49:00Z")).ticks(6))
        .extracting(Scale.Tick::label)
        .containsExactly("02:00", "03:00", "04:00", "05:00");
  }

  @Test
  void refusesAxesWithoutExtent() {
    assertThatThrownBy(() -> Scale.linear(1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Scale.logarithmic(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Scale.time(5, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  private static long micros(String time) {
    return Instant.parse(time).toEpochMilli() * 1000;
  }
}
