package org.epicentra.catalog.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Expected values from NumPy 1.24, written from the papers' formulas: bins by np.bincount, Mc =
 * last maximum + 0.2, a = m[m >= Mc], b = log10(e) / (a.mean() - (Mc - w/2)), its error from
 * a.var().
 */
class MagnitudeStatisticsTest {

  private static final double[] EIGHTEEN = {
    2.1, 2.1, 2.2, 2.3, 2.3, 2.3, 2.4, 2.5, 2.5, 2.6, 2.7, 2.7, 2.9, 3.0, 3.2, 3.4, 3.9, 4.6
  };

  @Test
  void eighteenMagnitudesToATenth() {
    MagnitudeStatistics statistics = MagnitudeStatistics.of(histogram(EIGHTEEN));

    assertThat(statistics.binWidth()).isEqualTo(0.1);
    assertThat(statistics.completeness()).isEqualTo(2.5);
    assertThat(statistics.eventsAbove()).isEqualTo(11);
    assertThat(statistics.b()).isCloseTo(0.6776225958774145, within(1e-12));
    assertThat(statistics.bError()).isCloseTo(0.20974588926942556, within(1e-12));
    assertThat(statistics.zerosIgnored()).isZero();
  }

  @Test
  void aThinnedExponentialLawToATenth() {
    MagnitudeStatistics statistics = MagnitudeStatistics.of(thinnedExponential(10));

    assertThat(statistics.binWidth()).isEqualTo(0.1);
    assertThat(statistics.completeness()).isEqualTo(1.2);
    assertThat(statistics.eventsAbove()).isEqualTo(217);
    assertThat(statistics.b()).isCloseTo(0.6643771771096626, within(1e-12));
    assertThat(statistics.bError()).isCloseTo(0.035091755418796, within(1e-12));
  }

  @Test
  void theSameToAHundredth() {
    MagnitudeStatistics statistics = MagnitudeStatistics.of(thinnedExponential(100));

    assertThat(statistics.binWidth()).isEqualTo(0.01);
    assertThat(statistics.completeness()).isEqualTo(1.2);
    assertThat(statistics.eventsAbove()).isEqualTo(207);
    assertThat(statistics.b()).isCloseTo(0.6790207919783462, within(1e-12));
    assertThat(statistics.bError()).isCloseTo(0.037030630802580386, within(1e-12));
  }

  @Test
  void findsTheSlopeThatMadeTheMagnitudes() {
    // Quantiles of the Gutenberg-Richter relation with b = 1 from 1.95 up, rounded to a tenth.
    MagnitudeHistogram histogram = new MagnitudeHistogram();
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      histogram.add(Math.rint(10 * (1.95 - Math.log10(1 - (i + 0.5) / n))) / 10);
    }
    MagnitudeStatistics statistics = MagnitudeStatistics.of(histogram);

    assertThat(statistics.completeness()).isEqualTo(2.2);
    // Utsu's correction is good to the order w^2: 0.4 % at w = 0.1.
    assertThat(statistics.b()).isCloseTo(1, within(0.01));
    assertThat(statistics.bError())
        .isCloseTo(1 / Math.sqrt(statistics.eventsAbove()), within(1e-4));
  }

  @Test
  void zerosThatStandForNoMagnitudeAreLeftOut() {
    MagnitudeHistogram histogram = histogram(EIGHTEEN);
    for (int i = 0; i < 50; i++) {
      histogram.add(0);
    }
    MagnitudeStatistics statistics = MagnitudeStatistics.of(histogram);

    assertThat(statistics.zerosIgnored()).isEqualTo(50);
    assertThat(statistics)
        .usingRecursiveComparison()
        .ignoringFields("zerosIgnored")
        .isEqualTo(MagnitudeStatistics.of(histogram(EIGHTEEN)));
  }

  @Test
  void zerosAmongTheirLikeAreMagnitudes() {
    assertThat(MagnitudeStatistics.of(histogram(-0.1, -0.1, 0, 0, 0, 0.1, 0.2)).zerosIgnored())
        .isZero();
  }

  @Test
  void aFewZerosAreMagnitudesThoughNothingIsNextToThem() {
    assertThat(MagnitudeStatistics.of(histogram(-0.31, 0, 0, 0.42, 1.05)).zerosIgnored()).isZero();
  }

  @Test
  void negativeMagnitudesHaveTheirBins() {
    MagnitudeStatistics statistics =
        MagnitudeStatistics.of(histogram(-0.52, -0.51, -0.49, -0.4, -0.3, -0.26, -0.1));

    // The bin of -0.5 runs from -0.55 to -0.46 and holds three.
    assertThat(statistics.completeness()).isEqualTo(-0.3);
    assertThat(statistics.eventsAbove()).isEqualTo(3);
  }

  @Test
  void withoutMagnitudesThereIsNothing() {
    MagnitudeStatistics statistics = MagnitudeStatistics.of(new MagnitudeHistogram());

    assertThat(statistics.completeness()).isNaN();
    assertThat(statistics.b()).isNaN();
    assertThat(statistics.bError()).isNaN();
    assertThat(statistics.eventsAbove()).isZero();
  }

  @Test
  void oneMagnitudeGivesNoSlope() {
    MagnitudeStatistics statistics = MagnitudeStatistics.of(histogram(3, 3.2, 3.2, 3, 3));

    assertThat(statistics.completeness()).isEqualTo(3.2);
    assertThat(statistics.b()).isNaN();
    assertThat(statistics.bError()).isNaN();
  }

  @Test
  void theHistogramMergesAndKeepsWhatIsImpossibleApart() {
    MagnitudeHistogram left = histogram(1, 2, Double.NaN, 99);
    left.merge(histogram(-6, 2, 3.14159));

    assertThat(left.total()).isEqualTo(4);
    assertThat(left.outside()).isEqualTo(3);
    assertThat(left.count(200)).isEqualTo(2);
    assertThat(left.count(314)).isEqualTo(1);
    assertThat(left.count(5000)).isZero();
    assertThat(left.least()).isEqualTo(1);
    assertThat(left.greatest()).isEqualTo(3.14);
  }

  private static MagnitudeHistogram thinnedExponential(int decimals) {
    MagnitudeHistogram histogram = new MagnitudeHistogram();
    for (int i = 0; i < 500; i++) {
      double magnitude = 0.95 - Math.log10(1 - (i + 0.5) / 500) / 0.9;
      if (magnitude >= 1.5 || i % 3 == 0) {
        histogram.add(Math.rint(decimals * magnitude) / decimals);
      }
    }
    return histogram;
  }

  private static MagnitudeHistogram histogram(double... magnitudes) {
    MagnitudeHistogram histogram = new MagnitudeHistogram();
    for (double magnitude : magnitudes) {
      histogram.add(magnitude);
    }
    return histogram;
  }
}
