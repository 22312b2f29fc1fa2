package org.epicentra.catalog.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.api.Test;

class CountDispersionTest {
  private static final double[] TWELVE = {3, 0, 5, 8, 12, 4, 4, 7, 30, 1, 0, 6};

  @Test
  void meanVarianceAndRatio() {
    CountDispersion dispersion = dispersion(TWELVE);

    // NumPy: c.mean(), c.var(ddof=1), and one over the other.
    assertThat(dispersion.count()).isEqualTo(12);
    assertThat(dispersion.mean()).isCloseTo(6.666666666666667, within(1e-13));
    assertThat(dispersion.variance()).isCloseTo(66.06060606060605, within(1e-12));
    assertThat(dispersion.ratio()).isCloseTo(9.909090909090907, within(1e-12));
    assertThat(dispersion.zeros()).isEqualTo(2);
    assertThat(dispersion.least()).isZero();
    assertThat(dispersion.greatest()).isEqualTo(30);
    assertThat(dispersion.onlyCounts()).isTrue();
    assertThat(dispersion.verdict()).isEqualTo("wider than Poisson");
  }

  @Test
  void mergedInAnyParts() {
    for (int cut = 0; cut <= TWELVE.length; cut++) {
      CountDispersion left = dispersion(Arrays.copyOf(TWELVE, cut));
      left.merge(dispersion(Arrays.copyOfRange(TWELVE, cut, TWELVE.length)));

      assertThat(left.count()).isEqualTo(12);
      assertThat(left.variance()).isCloseTo(66.06060606060605, within(1e-12));
      assertThat(left.zeros()).isEqualTo(2);
      assertThat(left.greatest()).isEqualTo(30);
    }
  }

  @Test
  void poissonCountsAgree() {
    // Knuth's multiplication method, 20,000 draws of mean 6: the ratio's standard error is 0.01.
    RandomStream random = RandomStream.of(7, "test", 0, 0);
    CountDispersion dispersion = new CountDispersion();
    for (int i = 0; i < 20_000; i++) {
      int count = 0;
      for (double p = random.nextDouble(); p > Math.exp(-6); p *= random.nextDouble()) {
        count++;
      }
      dispersion.add(count);
    }
    assertThat(dispersion.ratio()).isCloseTo(1, within(0.05));
    assertThat(dispersion.verdict()).isEqualTo("like Poisson");
  }

  @Test
  void countsThatHardlyVaryAreNarrower() {
    CountDispersion dispersion = new CountDispersion();
    for (int i = 0; i < 500; i++) {
      dispersion.add(10 + i % 2);
    }
    assertThat(dispersion.verdict()).isEqualTo("narrower than Poisson");
  }

  @Test
  void fractionsAndNegativesAreNoCounts() {
    assertThat(dispersion(1, 2.5).onlyCounts()).isFalse();
    assertThat(dispersion(1, -2).onlyCounts()).isFalse();
    assertThat(dispersion(1, Double.POSITIVE_INFINITY).onlyCounts()).isFalse();
    CountDispersion merged = dispersion(1, 2);
    merged.merge(dispersion(0.5));
    assertThat(merged.onlyCounts()).isFalse();
  }

  @Test
  void tooFewToJudge() {
    assertThat(dispersion().onlyCounts()).isFalse();
    assertThat(dispersion().mean()).isNaN();
    assertThat(dispersion(3).variance()).isNaN();
    assertThat(dispersion(0, 0).verdict()).isEqualTo("too little to judge");
    assertThat(dispersion(Double.NaN, 3, Double.NaN).count()).isEqualTo(1);
  }

  private static CountDispersion dispersion(double... values) {
    CountDispersion dispersion = new CountDispersion();
    for (double value : values) {
      dispersion.add(value);
    }
    return dispersion;
  }
}
