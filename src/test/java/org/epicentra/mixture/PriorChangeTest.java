package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.mixture.weights.WeightType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A posterior of each model of the family, taken over to each other. */
class PriorChangeTest {
  static List<String> names() {
    return FamilyCase.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void anAscentGoesOnUnderEveryOtherPrior(String name) {
    FamilyCase c = FamilyCase.read(name);
    MixturePosterior fitted = c.fitted(5);
    int tried = 0;
    for (String other : names()) {
      MixturePrior prior = FamilyCase.read(other).prior();
      boolean zeros = prior.counts().zeroTruncated() && c.strengths().zeros() > 0;
      if (zeros || prior.dimension() != fitted.dimension() || !takes(prior, fitted.components())) {
        continue;
      }
      MixturePosterior start = fitted.withPrior(prior);
      double kept = weight(fitted, prior.background() != null);
      assertThat(weight(start, true)).as(other).isCloseTo(kept, within(1e-9 * kept));
      MixtureSettings settings = new MixtureSettings(1, MixtureSettings.DEFAULT_INIT, 1, 1, 6, 0);
      double[] bound = Events.fit(c.events(), List.of(start), settings).elbo(); // never falls
      assertThat(bound[6]).as(other).isFinite().isGreaterThan(bound[0]);
      tried++;
    }
    assertThat(tried).isPositive();
  }

  @Test
  void underItsOwnPriorItIsItself() {
    MixturePosterior fitted = FamilyCase.read("full-background").fitted(2);
    assertThat(fitted.withPrior(fitted.prior())).isSameAs(fitted);
  }

  @Test
  void thePriorIsForAsManyComponents() {
    MixturePosterior fitted = FamilyCase.read("full").fitted(1);
    for (String other : names()) {
      MixturePrior prior = FamilyCase.read(other).prior();
      if (prior.dimension() == 2 && !takes(prior, fitted.components())) {
        assertThatThrownBy(() -> fitted.withPrior(prior))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("The prior has " + prior.components() + " components");
      }
    }
  }

  private static boolean takes(MixturePrior prior, int components) {
    return prior.components() == components
        || prior.components() > components && prior.weights().type() != WeightType.FIXED;
  }

  /** Of all components and, where it is asked for, the background. */
  private static double weight(MixturePosterior posterior, boolean withBackground) {
    double sum =
        withBackground && posterior.background() != null
            ? posterior.background().effectiveCount()
            : 0;
    for (int k = 0; k < posterior.components(); k++) {
      sum += posterior.effectiveCount(k);
    }
    return sum;
  }
}
