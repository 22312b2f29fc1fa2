package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.epicentra.BadInputException;
import org.epicentra.Samples;
import org.epicentra.distribution.NegativeBinomial;
import org.epicentra.distribution.Poisson;
import org.epicentra.mixture.MixtureSampler.Draw;
import org.junit.jupiter.api.Test;

/** Statistical tests have fixed seeds and fail for one seed in a million. */
class MixtureSamplerTest {
  private static final double FALSE_FAIL_RATE = 1e-6;
  private static final double[] PI = {0.5, 0.3, 0.2};
  private static final double[][] CENTRES = {{0, 0}, {10, -5}, {3, 40}};
  private static final double[] RATES = {2, 15, 0};

  @Test
  void anEventDependsOnSeedAndNumberAlone() {
    MixtureSampler sampler = MixtureSampler.ofTruth(PI, CENTRES, 0.25, RATES, 5);
    Draw late = sampler.draw(1_000_000);
    for (int row = 0; row < 10; row++) {
      sampler.draw(row);
    }
    Draw again = MixtureSampler.ofTruth(PI, CENTRES, 0.25, RATES, 5).draw(1_000_000);
    assertThat(again).usingRecursiveComparison().isEqualTo(late);
    Draw other = MixtureSampler.ofTruth(PI, CENTRES, 0.25, RATES, 6).draw(1_000_000);
    assertThat(other.location()).isNotEqualTo(late.location());
  }

  @Test
  void eventsOfATruthFollowTheModel() {
    MixtureSampler sampler = MixtureSampler.ofTruth(PI, CENTRES, 0.25, RATES, 7);
    List<List<Draw>> byComponent = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int n = 60_000;
    for (int row = 0; row < n; row++) {
      Draw draw = sampler.draw(row);
      byComponent.get(draw.component()).add(draw);
    }
    double chiSquare = 0;
    for (int k = 0; k < 3; k++) {
      double expected = n * PI[k];
      chiSquare += Math.pow(byComponent.get(k).size() - expected, 2) / expected;
      NormalDistribution north = new NormalDistribution(null, CENTRES[k][1], 2);
      double[] y = byComponent.get(k).stream().mapToDouble(draw -> draw.location()[1]).toArray();
      assertThat(Samples.kolmogorovSmirnov(y, north::cumulativeProbability))
          .isGreaterThan(FALSE_FAIL_RATE);
    }
    assertThat(1 - new ChiSquaredDistribution(null, 2).cumulativeProbability(chiSquare))
        .isGreaterThan(FALSE_FAIL_RATE);
    long[] counts = byComponent.get(1).stream().mapToLong(Draw::strength).toArray();
    Poisson law = Poisson.of(15);
    assertThat(Samples.chiSquare(counts, s -> Math.exp(law.logProb(s))))
        .isGreaterThan(FALSE_FAIL_RATE);
    assertThat(byComponent.get(2)).allMatch(draw -> draw.strength() == 0);
  }

  @Test
  void eventsOfAPosteriorFollowThePredictiveLaw() {
    MixturePrior prior =
        new MixturePrior(
            new double[] {1},
            0.5,
            new MixturePrior.Centres(new double[2], 0.25),
            new MixturePrior.Rates(3, 0.3));
    MixturePosterior posterior = MixturePosterior.start(prior, new double[][] {{1, -1}}, null);
    MixtureSampler sampler = MixtureSampler.ofPosterior(posterior, 8);
    double[] east = new double[30_000];
    long[] counts = new long[30_000];
    for (int row = 0; row < east.length; row++) {
      Draw draw = sampler.draw(row);
      east[row] = draw.location()[0];
      counts[row] = draw.strength();
    }
    NormalDistribution law = new NormalDistribution(null, 1, Math.sqrt(1 / 0.5 + 1 / 0.25));
    assertThat(Samples.kolmogorovSmirnov(east, law::cumulativeProbability))
        .isGreaterThan(FALSE_FAIL_RATE);
    NegativeBinomial strengths = NegativeBinomial.of(3, 0.3);
    assertThat(Samples.chiSquare(counts, s -> Math.exp(strengths.logProb(s))))
        .isGreaterThan(FALSE_FAIL_RATE);
  }

  @Test
  void theMeanScoreOfPredictiveDrawsIsMinusTheEntropy() {
    MixturePrior prior =
        new MixturePrior(
            new double[] {1},
            0.5,
            new MixturePrior.Centres(new double[2], 0.25),
            new MixturePrior.Rates(3, 0.3));
    MixturePosterior posterior = MixturePosterior.start(prior, new double[][] {{1, -1}}, null);
    MixtureSampler sampler = MixtureSampler.ofPosterior(posterior, 9);
    MixtureScorer scorer = new MixtureScorer(posterior);
    int n = 20_000;
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < n; row++) {
      double score = scorer.score(sampler.draw(row).location(), Double.NaN, new double[1]);
      sum += score;
      squares += score * score;
    }
    double mean = sum / n;
    double error = Math.sqrt((squares / n - mean * mean) / n);
    // The entropy of a normal law in the plane with variance 6 per axis is ln(2 pi e 6).
    assertThat(-mean).isCloseTo(Math.log(2 * Math.PI * Math.E * 6), within(5 * error));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> MixtureSampler.ofTruth(PI, CENTRES, 0.25, new double[] {1, 2}, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 initial rates for 3 components");
    assertThatThrownBy(() -> MixtureSampler.ofTruth(PI, CENTRES, -1, RATES, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹tau› is -1.0");
  }
}
