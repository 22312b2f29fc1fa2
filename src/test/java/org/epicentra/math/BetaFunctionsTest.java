package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.Golden;
import org.junit.jupiter.api.Test;

/**
 * The functions of two arguments of {@link GammaFunctions}, and what they are made of. Expected
 * numbers: mpmath with 60 digits, by make_distribution_golden.py.
 */
class BetaFunctionsTest {
  private static final JsonNode GOLDEN = Golden.read("beta-family");

  private static double relativeError(double actual, double expected) {
    return Math.abs(actual - expected) / Math.abs(expected);
  }

  /** All pairs of a from 1e-6 to 1e15 and b from 1e-6 to 1e8. */
  @Test
  void digammaDifferenceAndTrigammaKeepTheirRelativeAccuracy() {
    for (JsonNode row : GOLDEN.get("functions")) {
      double a = row.get("a").doubleValue();
      double b = row.get("b").doubleValue();
      double difference = row.get("digammaDifference").doubleValue();
      assertThat(relativeError(GammaFunctions.digammaDifference(a, b), difference))
          .as("digamma(%s + %s) - digamma(%s)", a, b, a)
          .isLessThan(2e-15);
      assertThat(relativeError(GammaFunctions.trigamma(a), row.get("trigamma").doubleValue()))
          .as("trigamma(%s)", a)
          .isLessThan(1e-15);
    }
    assertThat(GammaFunctions.digammaDifference(3, 0)).isZero();
    // digamma(x + 1) - digamma(x) = 1 / x; trigamma(1) = pi^2 / 6.
    assertThat(relativeError(GammaFunctions.digammaDifference(1e15, 1), 1e-15)).isLessThan(1e-15);
    assertThat(GammaFunctions.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, within(4e-16));
  }

  @Test
  void logBetaIsTheSameBothWays() {
    for (JsonNode row : GOLDEN.get("functions")) {
      double a = row.get("a").doubleValue();
      double b = row.get("b").doubleValue();
      double expected = row.get("logBeta").doubleValue();
      double tolerance = 2e-15 * (1 + Math.abs(expected));
      assertThat(GammaFunctions.logBeta(a, b))
          .as("ln B(%s, %s)", a, b)
          .isCloseTo(expected, within(tolerance));
      assertThat(GammaFunctions.logBeta(b, a)).isCloseTo(expected, within(tolerance));
    }
  }

  @Test
  void correctionsToStirlingsFormula() {
    for (JsonNode row : GOLDEN.get("functions")) {
      double a = row.get("a").doubleValue();
      double value = row.get("correction").doubleValue();
      double slope = row.get("slope").doubleValue();
      // Below 10 they are differences: what is left of numbers near a ln a. Above, series are cut.
      double rounding = a < 10 ? 4e-15 : 1e-16;
      assertThat(GammaFunctions.logGammaCorrection(a))
          .isCloseTo(value, within(rounding + 1e-15 * Math.abs(value)));
      assertThat(GammaFunctions.digammaCorrection(a))
          .isCloseTo(slope, within(rounding + 2e-15 * Math.abs(slope)));
    }
  }

  @Test
  void logRemainder() {
    for (JsonNode row : GOLDEN.get("remainders")) {
      double t = row.get("t").doubleValue();
      double expected = row.get("value").doubleValue();
      assertThat(LogRemainder.of(t)).isCloseTo(expected, within(1e-15 * expected));
      assertThat(LogRemainder.of(t, 1 + t)).isCloseTo(expected, within(1e-15 * expected));
    }
    assertThat(LogRemainder.of(0)).isZero();
    assertThat(LogRemainder.of(-1)).isEqualTo(Double.POSITIVE_INFINITY);
    // 1 + t rounds to 1e-16 or 0, and only the ratio still tells which number it was.
    assertThat(LogRemainder.of(-1, 1e-40)).isCloseTo(-1 + 40 * Math.log(10), within(2e-14));
  }

  @Test
  void nanStaysNan() {
    assertThat(GammaFunctions.digammaDifference(Double.NaN, 1)).isNaN();
    assertThat(GammaFunctions.digammaDifference(1, Double.NaN)).isNaN();
    assertThat(GammaFunctions.trigamma(Double.NaN)).isNaN();
    assertThat(GammaFunctions.logBeta(Double.NaN, 1)).isNaN();
    assertThat(GammaFunctions.logBeta(1, Double.NaN)).isNaN();
    assertThat(LogRemainder.of(Double.NaN)).isNaN();
    assertThat(LogRemainder.of(Double.NaN, Double.NaN)).isNaN();
  }
}
