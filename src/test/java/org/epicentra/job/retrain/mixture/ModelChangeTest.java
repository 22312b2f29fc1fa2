package org.epicentra.job.retrain.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixturePrior;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.mixture.counts.CountPrior;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.DirichletWeights;
import org.epicentra.mixture.weights.FixedWeights;
import org.epicentra.mixture.weights.WeightPrior;
import org.junit.jupiter.api.Test;

class ModelChangeTest {
  @Test
  void deletionsFromFixedWeightsAreNoChange() {
    double third = 1.0 / 3;
    assertThat(between(3, equal(), FixedWeights.ofSome(new double[] {third, third}))).isEmpty();
    assertThat(between(3, equal(), FixedWeights.of(new double[] {third, third, third}))).isEmpty();
    PriorSpecification given = given(0.5, 0.2, 0.3);
    assertThat(between(3, given, FixedWeights.ofSome(new double[] {0.3, 0.5}))).isEmpty();
    assertThat(between(3, given, FixedWeights.ofSome(new double[] {0.2}))).isEmpty();
  }

  @Test
  void weightsOfOtherComponentsAreAChange() {
    String fewer = "‹components› is 3 and was 2";
    assertThat(between(3, equal(), FixedWeights.of(new double[] {0.5, 0.5}))).isEqualTo(fewer);
    assertThat(between(3, given(0.5, 0.2, 0.3), FixedWeights.ofSome(new double[] {0.3, 0.3})))
        .isEqualTo("‹pi› is [0.5, 0.2, 0.3] and was [0.3, 0.3], some left out");
    assertThat(between(2, equal(), FixedWeights.ofSome(new double[] {0.25, 0.25, 0.25})))
        .isEqualTo("‹pi› is [0.5, 0.5] and was [0.25, 0.25, 0.25], some left out");
    assertThat(between(3, equal(), new DirichletWeights(1, 2)))
        .isEqualTo(fewer + "; ‹weights› is fixed and was dirichlet");
  }

  private static PriorSpecification equal() {
    return PriorSpecification.defaults(MixtureFamily.TEXTBOOK);
  }

  private static PriorSpecification given(double... pi) {
    return new PriorSpecification(pi, null, null, null, null, null);
  }

  private static String between(int components, PriorSpecification asked, WeightPrior weights) {
    MixturePrior then =
        new MixturePrior(
            weights,
            CovarianceType.FIXED.prior(1, new double[2], 1),
            CountPrior.poisson(1, 1),
            null);
    return ModelChange.between(components, asked, then).toString();
  }
}
