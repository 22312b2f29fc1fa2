package org.epicentra.mixture.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.epicentra.distribution.NegativeBinomial;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.DirichletWeights;
import org.junit.jupiter.api.Test;

/** A model of two components, with Gamma(2, 0.5 + 1) and Gamma(2 + 9, 0.5 + 1) for their rates. */
class StrengthFitTest {
  private static final int[] STRENGTHS = {0, 1, 1, 2, 3, 7, 8, 8, 9, 10, 12, 20};

  private static MixturePosterior posterior() {
    return posterior(9);
  }

  private static MixturePosterior posterior(double rate) {
    MixturePrior prior =
        new MixturePrior(
            new DirichletWeights(1, 2),
            CovarianceType.FULL.prior(1, new double[2], 1),
            CountPrior.poisson(2, 0.5),
            null);
    return MixturePosterior.start(prior, new double[][] {{0, 0}, {9, 9}}, new double[] {0, rate});
  }

  private static AssignedEvents events() {
    return events(STRENGTHS);
  }

  private static AssignedEvents events(int... strengths) {
    EventExtents extents = new EventExtents();
    for (int strength : strengths) {
      extents.add(new double[] {strength, 1}, null, strength);
    }
    TallyPlan plan = TallyPlan.of(extents, 2, new double[] {-1, 21, 0, 2}, false);
    AssignedEvents events = new AssignedEvents(plan);
    for (int n = 0; n < strengths.length; n++) {
      double second = n < 5 ? 0.25 : 1;
      events.add(
          new AssignedEvents.Event(new double[] {n, 1}, null, Double.NaN, strengths[n]),
          n < 5 ? 0 : 1,
          new double[] {1 - second, second},
          0);
    }
    return events;
  }

  /** Gamma(a, b) and Poisson give a negative binomial of dispersion a and mean a / b, eq. (47). */
  @Test
  void expectedIsThePredictiveDistributionOfTheShares() {
    StrengthFit fit = StrengthFit.of(events(), posterior());
    NegativeBinomial first = NegativeBinomial.of(2, 1.5);
    NegativeBinomial second = NegativeBinomial.of(11, 1.5);
    double below = 0;
    for (int s = 0; s <= 20; s++) {
      double expected = 3.75 * Math.exp(first.logProb(s)) + 8.25 * Math.exp(second.logProb(s));
      assertThat(fit.expected()[s]).isCloseTo(expected, within(1e-9));
      below += expected;
    }
    assertThat(fit.width()).isEqualTo(1);
    assertThat(fit.expected()).hasSize(22);
    assertThat(fit.expected()[21]).isCloseTo(12 - below, within(1e-8));
  }

  @Test
  void observedAreTheEvents() {
    StrengthFit fit = StrengthFit.of(events(), posterior());
    assertThat(fit.observed()[1]).isEqualTo(2);
    assertThat(fit.observed()[8]).isEqualTo(2);
    assertThat(fit.observed()[20]).isEqualTo(1);
    assertThat(fit.observed()[21]).isZero();
  }

  /**
   * Strengths about 3,000 and a component that expects 2,001 with a standard deviation of 58: what
   * is expected of it is the negative binomial distribution summed strength by strength.
   */
  @Test
  void greatStrengthsHaveBinsOfTheirSize() {
    AssignedEvents events = events(2900, 2950, 2999, 3000, 3001, 3050, 3100, 3200);
    MixturePosterior posterior = posterior(3000);
    StrengthFit fit = StrengthFit.of(events, posterior);
    int bins = fit.observed().length - 1;
    assertThat(fit.width() % StrengthCounts.width(3200)).isZero();
    assertThat(bins).isBetween(30, 40);
    assertThat(Arrays.stream(fit.observed()).sum()).isEqualTo(8);
    assertThat(fit.observed()[3000 / fit.width()]).isPositive();
    assertThat(fit.observed()[bins]).isZero();
    NegativeBinomial second = NegativeBinomial.of(2 + 3000, 1.5);
    double share = events.share(1);
    for (int i = 1300 / fit.width(); i < bins; i++) {
      double expected = 0;
      for (int s = i * fit.width(); s < (i + 1) * fit.width(); s++) {
        expected += share * Math.exp(second.logProb(s));
      }
      assertThat(fit.expected()[i]).isCloseTo(expected, within(1e-3 * share));
    }
    assertThat(Arrays.stream(fit.expected()).sum()).isCloseTo(8, within(1e-3));
  }

  /** Beyond what is counted apart everything is in the last bin. */
  @Test
  void strengthsBeyondAllBinsAreInTheLast() {
    StrengthFit fit = StrengthFit.of(events(2_000_000, 2_000_001, 2_000_002), posterior());
    int bins = fit.observed().length - 1;
    assertThat((long) bins * fit.width()).isLessThanOrEqualTo(StrengthCounts.MOST);
    assertThat(fit.observed()[bins]).isEqualTo(3);
    assertThat(fit.expected()[bins]).isCloseTo(0, within(1e-6));
  }

  /**
   * Within {0, 1, 1, 2, 3} the variance is 1.3 and the mean 1.4; within {7, 8, 8, 9, 10, 12, 20}
   * 19.952 and 10.571.
   */
  @Test
  void dispersionIsThatWithinComponents() {
    StrengthFit fit = StrengthFit.of(events(), posterior());
    double expected = (5 * 1.3 / 1.4 + 7 * 19.952381 / 10.571429) / 12;
    assertThat(fit.dispersionWithin()).isCloseTo(expected, within(1e-5));
    assertThat(fit.ofModel()).as("Poisson").isEqualTo(1);
  }
}
