package org.epicentra.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "1; 1",
        "1.5; 1.5",
        "-1.25; -1.25",
        "2.004; 2",
        "2.05; 2.05",
        "-0.004; 0",
        "10.1; 10.1"
      })
  void writesCoordinates(double value, String expected) {
    assertThat(Numbers.coordinate(value)).isEqualTo(expected);
  }

  @Test
  void refusesCoordinatesThatAreNone() {
    assertThatThrownBy(() -> Numbers.coordinate(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.012345; 3; 0.0123",
        "1234.5; 3; 1,230",
        "1234.5; 5; 1,234.5",
        "12.0; 4; 12",
        "-3.25; 2; \u22123.2",
        "0.00001234; 2; 1.2\u2009\u00d7\u200910\u207b\u2075",
        "100000000; 1; 10\u2078",
        "NaN; 3; \u2013",
        "Infinity; 3; \u221e"
      })
  void showsSignificantDigits(double value, int digits, String expected) {
    assertThat(Numbers.shown(value, digits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "18.4; 4; 18.40",
        "1178.9; 4; 1,179",
        "0.5; 2; 0.50",
        "9.999; 2; 10",
        "9.96; 3; 9.96"
      })
  void keepsZerosInColumns(double value, int digits, String expected) {
    assertThat(Numbers.digits(value, digits)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "15.381; 15.734; 15.38\u201315.73",
        "20; 20.8; 20.00\u201320.80",
        "100; 250; 100\u2013250"
      })
  void writesBothEndsOfAnIntervalAlike(double low, double high, String expected) {
    assertThat(Numbers.interval(low, high)).isEqualTo(expected);
  }

  @Test
  void writesErrors() {
    assertThat(Numbers.withError(0.748, 0.0013, 2)).isEqualTo("0.748\u2009\u00b1\u20090.001");
    assertThat(Numbers.withError(1.02, 0.031, 2)).isEqualTo("1.02\u2009\u00b1\u20090.03");
    assertThat(Numbers.withError(1.02, Double.NaN, 2)).isEqualTo("1.02");
    assertThat(Numbers.withError(2, 0, 1)).isEqualTo("2.0\u2009\u00b1\u20090.0");
  }

  @Test
  void writesShares() {
    assertThat(Numbers.percent(0.173)).isEqualTo("17\u00a0%");
    assertThat(Numbers.percent(0.0066)).isEqualTo("0.7\u00a0%");
    assertThat(Numbers.percent(0.00002)).isEqualTo("below 0.1\u00a0%");
    assertThat(Numbers.percent(0)).isEqualTo("0\u00a0%");
    assertThat(Numbers.of(1, "event")).isEqualTo("1\u00a0event");
    assertThat(Numbers.of(20_286, "event")).isEqualTo("20,286\u00a0events");
  }
}
