package org.epicentra.mixture.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.epicentra.math.GammaFunctions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrengthHistogramTest {
  /** Of few strengths it is the sum itself, of many one over groups; they agree in 13 digits. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 4095, 4096, 100_000})
  void theSumIsThatOfEachStrength(int size) {
    StrengthHistogram histogram = spread(size);
    for (double r : new double[] {0.01, 0.3, 1, 2.5, 77, 1e4}) {
      double expected = 0;
      double binomial = 0;
      double sizes = 0;
      for (Map.Entry<Double, Double> entry : histogram.weights().entrySet()) {
        double s = entry.getKey();
        expected += entry.getValue() * GammaFunctions.logRising(r, s);
        // ln Gamma(r + s) - ln Gamma(1 + s), which are close, and - ln Gamma(r).
        double ratio =
            r < 1
                ? -GammaFunctions.logRising(r + s, 1 - r)
                : GammaFunctions.logRising(1 + s, r - 1);
        double log = ratio - GammaFunctions.logGamma(r);
        binomial += entry.getValue() * log;
        sizes += entry.getValue() * (Math.abs(ratio) + Math.abs(GammaFunctions.logGamma(r)));
      }
      assertThat(histogram.logRising(r)).isCloseTo(expected, within(1e-13 * expected + 1e-12));
      assertThat(histogram.logBinomial(r)).isCloseTo(binomial, within(1e-13 * (sizes + 10 * size)));
    }
  }

  @Test
  void strengthsAddedLaterCount() {
    StrengthHistogram histogram = spread(5000);
    double before = histogram.logRising(2);
    histogram.add(1e6, 3);
    double added = 3 * GammaFunctions.logRising(2, 1e6);
    assertThat(histogram.logRising(2)).isCloseTo(before + added, within(1e-13 * before));
  }

  /** Nights of forgetting leave a weight of 0. */
  @Test
  void strengthsForgottenToNothingCountForNothing() {
    StrengthHistogram histogram = spread(5000);
    double before = histogram.logRising(2);
    histogram.add(1e9, 0);
    assertThat(histogram.logRising(2)).isCloseTo(before, within(1e-13 * before));
  }

  /**
   * Every strength from 0 to a million, with the weights of a negative binomial law of mean 4e4 and
   * dispersion 2: the beta posterior is all but known, so that the learned dispersion is that of
   * the weights, to a part in a thousand.
   */
  @Test
  void theDispersionOfAMillionStrengthsIsLearned() {
    double r = 2;
    double p = r / (r + 4e4);
    StrengthHistogram histogram = new StrengthHistogram();
    double events = 0;
    double strengths = 0;
    for (int s = 0; s < 1_000_000; s++) {
      double log =
          GammaFunctions.logRising(r, s)
              - GammaFunctions.logFactorial(s)
              + r * Math.log(p)
              + s * Math.log1p(-p);
      double weight = 1e6 * Math.exp(log);
      histogram.add(s, weight);
      events += weight;
      strengths += weight * s;
    }
    StrengthSums sums = new StrengthSums(new double[] {events}, new double[] {strengths});
    CountPrior prior = new CountPrior(CountType.NEGATIVE_BINOMIAL, 1, 1e-5, Double.NaN, false);
    double learned = prior.posterior(sums, histogram, Double.NaN).dispersion();
    assertThat(learned).isCloseTo(r, within(1e-3 * r));
    assertThat(prior.posterior(sums, histogram, learned).dispersion())
        .isCloseTo(learned, within(1e-6));
  }

  /** So many different strengths, the smallest in a row and the others up to about 1e9. */
  private static StrengthHistogram spread(int size) {
    StrengthHistogram histogram = new StrengthHistogram();
    Random random = new Random(size);
    double strength = 0;
    for (int i = 0; i < size; i++) {
      histogram.add(strength, 0.1 + random.nextDouble());
      strength += 1 + Math.floor(random.nextDouble() * strength * 20 / size);
    }
    assertThat(histogram.size()).isEqualTo(size);
    return histogram;
  }
}
