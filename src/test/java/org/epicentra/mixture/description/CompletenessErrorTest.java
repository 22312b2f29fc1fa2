package org.epicentra.mixture.description;

import static org.assertj.core.api.Assertions.assertThat;

import org.epicentra.catalog.description.MagnitudeHistogram;
import org.junit.jupiter.api.Test;

class CompletenessErrorTest {
  private static MagnitudeHistogram histogram(long atMost, long next) {
    MagnitudeHistogram histogram = new MagnitudeHistogram();
    histogram.add(2.0, atMost);
    histogram.add(2.1, next);
    histogram.add(3.0, 50);
    return histogram;
  }

  @Test
  void aSharpMaximumIsCertain() {
    assertThat(CompletenessError.of(histogram(10_000, 5_000), 1)).isZero();
  }

  /**
   * Either of two equal bins is the maximum half the time: 0.1 times a standard deviation of 1/2.
   */
  @Test
  void twoEqualMaximaAreHalfATenthApart() {
    assertThat(CompletenessError.of(histogram(10_000, 10_000), 1)).isBetween(0.04, 0.06);
  }

  @Test
  void theSameKeyDrawsTheSame() {
    MagnitudeHistogram histogram = histogram(100, 95);
    assertThat(CompletenessError.of(histogram, 7)).isEqualTo(CompletenessError.of(histogram, 7));
    assertThat(CompletenessError.of(new MagnitudeHistogram(), 7)).isNaN();
  }
}
