package org.epicentra.math;

import static java.lang.Double.NEGATIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogSumExpTest {
  @Test
  void equalsThePlainSumWhereThatIsFinite() {
    assertThat(LogSumExp.of(new double[] {Math.log(2), Math.log(3), Math.log(5)}))
        .isCloseTo(Math.log(10), within(1e-15));
  }

  @Test
  void neitherOverflowsNorUnderflows() {
    assertThat(LogSumExp.of(new double[] {1000, 1000})).isEqualTo(1000 + Math.log(2));
    assertThat(LogSumExp.of(new double[] {-1e6, -1e6})).isEqualTo(-1e6 + Math.log(2));
  }

  @Test
  void absentTermsAddNothing() {
    assertThat(LogSumExp.of(new double[] {NEGATIVE_INFINITY, 3})).isEqualTo(3);
    assertThat(LogSumExp.of(new double[0])).isEqualTo(NEGATIVE_INFINITY);
    assertThat(LogSumExp.of(new double[] {NEGATIVE_INFINITY})).isEqualTo(NEGATIVE_INFINITY);
  }

  @Test
  void nanIsNotHidden() {
    assertThat(LogSumExp.of(new double[] {1, Double.NaN, 2})).isNaN();
  }
}
