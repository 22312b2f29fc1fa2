package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.Golden;
import org.junit.jupiter.api.Test;

/** Expected numbers: mpmath with 50 digits, by src/test/python/make_golden.py. */
class GammaFunctionsTest {
  private static final JsonNode GOLDEN = Golden.read("gamma-functions");

  @Test
  void logGammaAndDigamma() {
    for (JsonNode row : GOLDEN.get("singles")) {
      double x = row.get("x").doubleValue();
      double logGamma = row.get("logGamma").doubleValue();
      double digamma = row.get("digamma").doubleValue();
      assertThat(GammaFunctions.logGamma(x))
          .as("ln Gamma(%s)", x)
          .isCloseTo(logGamma, within(2e-15 * (1 + Math.abs(logGamma))));
      assertThat(GammaFunctions.digamma(x))
          .as("digamma(%s)", x)
          .isCloseTo(digamma, within(2e-15 * (1 + Math.abs(digamma))));
    }
  }

  @Test
  void risingFactorialKeepsItsDigitsForLargeArguments() {
    for (JsonNode row : GOLDEN.get("rising")) {
      double a = row.get("a").doubleValue();
      double n = row.get("n").doubleValue();
      double expected = row.get("value").doubleValue();
      assertThat(GammaFunctions.logRising(a, n))
          .as("ln (%s)_%s", a, n)
          .isCloseTo(expected, within(4e-15 * (1 + Math.abs(expected) + n)));
    }
  }

  @Test
  void factorialsAreProducts() {
    double log = 0;
    for (int n = 0; n <= 170; n++) {
      log += n < 2 ? 0 : Math.log(n);
      assertThat(GammaFunctions.logFactorial(n)).isCloseTo(log, within(1e-14 * (1 + log)));
    }
  }

  @Test
  void nanStaysNan() {
    assertThat(GammaFunctions.logGamma(Double.NaN)).isNaN();
    assertThat(GammaFunctions.digamma(Double.NaN)).isNaN();
    assertThat(GammaFunctions.logFactorial(Double.NaN)).isNaN();
    assertThat(GammaFunctions.logRising(Double.NaN, 1)).isNaN();
    assertThat(GammaFunctions.logRising(20, Double.NaN)).isNaN();
  }
}
