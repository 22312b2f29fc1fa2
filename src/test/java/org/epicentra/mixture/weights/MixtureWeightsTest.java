package org.epicentra.mixture.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MixtureWeightsTest {
  private static final double[] EVENTS = {30, 10};

  /** The share of Beta(1 + 9, 1 + 40). */
  private static final BackgroundShare NOISE = new BackgroundShare(9, EVENTS);

  @Test
  void givenWeightsOfComponentsThatHaveGoneAreSharedOut() {
    MixtureWeights three = new MixtureWeights(FixedWeights.of(new double[] {0.3, 0.5, 0.2}), null);
    assertThat(three.predictive(3)).containsExactly(0.3, 0.5, 0.2);
    MixtureWeights two = three.remaining(new int[] {0, 2});
    assertThat(two.mean(1)).isEqualTo(0.2);
    assertThat(two.predictive(2)).containsExactly(new double[] {0.6, 0.4}, within(1e-15));
    MixtureWeights noisy = new MixtureWeights(FixedWeights.ofSome(new double[] {0.3, 0.2}), NOISE);
    assertThat(noisy.predictive(2))
        .containsExactly(new double[] {0.6 * 41 / 51, 0.4 * 41 / 51, 10 / 51.0}, within(1e-15));
  }

  /** Two of four components are left, of a Dirichlet prior of 0.5 each. */
  @Test
  void learnedWeightsLeaveOutWhatOtherComponentsMayHave() {
    WeightPosterior learned = new DirichletWeights(0.5, 4).posterior(EVENTS);
    assertThat(new MixtureWeights(learned, null).predictive(2))
        .containsExactly(new double[] {30.5 / 42, 10.5 / 42}, within(1e-15));
    assertThat(new MixtureWeights(learned, NOISE).predictive(2))
        .containsExactly(
            new double[] {30.5 / 42 * 41 / 51, 10.5 / 42 * 41 / 51, 10 / 51.0}, within(1e-15));
  }
}
