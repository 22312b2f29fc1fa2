package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.epicentra.BadInputException;
import org.epicentra.distribution.DiagonalNormal;
import org.epicentra.distribution.NegativeBinomial;
import org.epicentra.mixture.start.EventSample;
import org.epicentra.mixture.start.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureScorerTest {
  private static final MixturePosterior POSTERIOR = posterior();

  /** Three components of different width and rate; widths 1/tau + 1/rho_k from 1.1 to 3. */
  private static MixturePosterior posterior() {
    MixturePrior prior =
        new MixturePrior(
            new double[] {0.5, 0.3, 0.2},
            1,
            new MixturePrior.Centres(new double[2], 0.5),
            new MixturePrior.Rates(1.5, 0.4));
    return Textbook.posterior(
        prior,
        new double[] {0, 0, 4, 1, -2, 3},
        new double[] {10, 2, 0.5},
        new double[][] {new double[] {20, 3, 1.5}, new double[] {10, 0.6, 0.4}},
        new double[3]);
  }

  /**
   * The trapezoidal rule on a grid, which for normal laws errs by exp(-2 pi^2 sigma^2 / h^2) =
   * 1e-30; what lies beyond the box (9 sigma) and beyond S = 150 (p = 5/7 to that power) is below
   * 1e-15.
   */
  @Test
  void thePredictiveDensityIntegratesToOne() {
    MixtureScorer scorer = new MixtureScorer(POSTERIOR);
    double[] r = new double[3];
    double step = 0.75;
    double withStrength = 0;
    double locationOnly = 0;
    for (double x = -19; x <= 19; x += step) {
      for (double y = -16; y <= 19; y += step) {
        double[] location = {x, y};
        locationOnly += Math.exp(scorer.score(location, Double.NaN, r));
        for (int s = 0; s <= 150; s++) {
          withStrength += Math.exp(scorer.score(location, s, r));
        }
      }
    }
    assertThat(locationOnly * step * step).isCloseTo(1, within(1e-12));
    assertThat(withStrength * step * step).isCloseTo(1, within(1e-12));
  }

  @Test
  void densityIsTheMixtureOfTheLaws() {
    double[] x = {1.5, 2};
    double expected = 0;
    for (int k = 0; k < 3; k++) {
      double precision = 1 / (1 + 1 / POSTERIOR.meanPrecision(k));
      double log =
          DiagonalNormal.isotropic(POSTERIOR.mean(k), precision).logProb(x)
              + NegativeBinomial.of(POSTERIOR.rateShape(k), POSTERIOR.rateRate(k)).logProb(6);
      expected += POSTERIOR.weight(k) * Math.exp(log);
    }
    assertThat(new MixtureScorer(POSTERIOR).score(x, 6, new double[3]))
        .isCloseTo(Math.log(expected), within(1e-13));
  }

  @Test
  void responsibilitiesAndNormaliserAreThoseOfTheEStep() {
    MixtureScorer scorer = new MixtureScorer(POSTERIOR);
    double[] r = new double[3];
    for (double s : new double[] {Double.NaN, 0, 1, 7, 40}) {
      double[] x = {1, 1.5};
      double[] logRho = ReferencePass.logRho(POSTERIOR, x, s);
      double log = ReferencePass.logSumExp(logRho);
      scorer.score(x, s, r);
      assertThat(scorer.logNormaliser()).isCloseTo(log, within(1e-12));
      for (int k = 0; k < 3; k++) {
        assertThat(r[k]).isCloseTo(Math.exp(logRho[k] - log), within(1e-13));
      }
      assertThat(Arrays.stream(r).sum()).isCloseTo(1, within(1e-15));
      scorer.logDensity(x, s);
      assertThat(scorer.logNormaliser()).isCloseTo(log, within(1e-12));
    }
  }

  @Test
  void farFromEverythingScoresStayFinite() {
    double[] r = new double[3];
    double density = new MixtureScorer(POSTERIOR).score(new double[] {1e6, 0}, 1e6, r);
    assertThat(density).isFinite().isLessThan(-1e11);
    assertThat(Arrays.stream(r).sum()).isEqualTo(1);
  }

  /** With a thousand components the pruned density is that of all of them, added up. */
  @Test
  void leavingOutFarComponentsChangesNothing() {
    EventSample events = Events.clumped(31, 3000, 2);
    MixtureSettings settings = new MixtureSettings(1000, Initialisation.RANDOM, 1, 4, 3, 0);
    MixtureStart start = Events.start(events, settings);
    MixturePosterior q =
        Textbook.updated(Events.pass(events, start.starts().get(0)), start.prior());
    MixtureScorer scorer = new MixtureScorer(q);
    double[] r = new double[1000];
    for (int n = 0; n < 20; n++) {
      double[] x = events.location(n);
      double[] logs = new double[1000];
      for (int k = 0; k < 1000; k++) {
        double precision = 1 / (1 / q.prior().tau() + 1 / q.meanPrecision(k));
        logs[k] =
            Math.log(q.weight(k))
                + DiagonalNormal.isotropic(q.mean(k), precision).logProb(x)
                + NegativeBinomial.of(q.rateShape(k), q.rateRate(k)).logProb(n);
      }
      assertThat(scorer.score(x, n, r)).isCloseTo(ReferencePass.logSumExp(logs), within(1e-12));
    }
  }

  @Test
  void componentAndEntropyAreThoseOfTheResponsibilities() {
    MixtureScorer scorer = new MixtureScorer(POSTERIOR);
    double[] r = new double[3];
    for (double[] x : new double[][] {{0, 0}, {4, 1}, {-2, 3}, {2, 0.5}, {1e6, 0}}) {
      scorer.score(x, 4, r);
      double expected = Arrays.stream(r).map(p -> p > 0 ? -p * Math.log(p) : 0).sum();
      assertThat(scorer.entropy()).isCloseTo(expected, within(1e-15));
      assertThat(r[scorer.component()]).isEqualTo(Arrays.stream(r).max().orElseThrow());
    }
  }

  @Test
  void ofEqualComponentsTheFirstIsNamedAndTheEntropyIsThatOfAllThree() {
    MixturePrior prior =
        new MixturePrior(
            new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0},
            1,
            new MixturePrior.Centres(new double[2], 1),
            new MixturePrior.Rates(2, 1));
    MixturePosterior q =
        Textbook.posterior(
            prior,
            new double[] {1, 0, 1, 0, 1, 0},
            new double[] {2, 2, 2},
            new double[][] {new double[] {4, 4, 4}, new double[] {1, 1, 1}},
            new double[3]);
    MixtureScorer scorer = new MixtureScorer(q);
    scorer.score(new double[] {0.5, 2}, 3, new double[3]);
    assertThat(scorer.component()).isZero();
    assertThat(scorer.entropy()).isCloseTo(Math.log(3), within(1e-15));
  }

  /** What is kept of earlier counts changes nothing: a fresh scorer gives the same bits. */
  @Test
  void scoresDoNotDependOnWhatWasScoredBefore() {
    MixtureScorer scorer = new MixtureScorer(POSTERIOR);
    double[] r = new double[3];
    for (int pass = 0; pass < 2; pass++) {
      for (double s : new double[] {0, 5, 255, 256, 1000, Double.NaN}) {
        double[] x = {1, 1.5};
        assertThat(scorer.score(x, s, r)).isEqualTo(new MixtureScorer(POSTERIOR).score(x, s, r));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 2.5, 1e-3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aStrengthThatIsNoCountIsRefused(double strength) {
    MixtureScorer scorer = new MixtureScorer(POSTERIOR);
    double[] x = {1, 1.5};
    assertThatThrownBy(() -> scorer.score(x, strength, new double[3]))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the strength is " + strength)
        .hasMessageContaining("a whole number of 0 or more, or NaN");
    assertThatThrownBy(() -> scorer.logDensity(x, strength)).isInstanceOf(BadInputException.class);
  }
}
