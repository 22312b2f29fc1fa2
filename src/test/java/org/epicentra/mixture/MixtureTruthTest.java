package org.epicentra.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;

class MixtureTruthTest {

  @Test
  void theParametersFollowTheirPrior() {
    int components = 20_000;
    MixtureTruth truth = MixtureTruth.draw(components, 50, 4, 12, 3);

    double squares = 0;
    double rates = 0;
    double rateSquares = 0;
    for (int k = 0; k < components; k++) {
      squares += truth.centres()[k][0] * truth.centres()[k][0];
      squares += truth.centres()[k][1] * truth.centres()[k][1];
      rates += truth.rates()[k] / components;
      rateSquares += Math.pow(truth.rates()[k] - 12, 2) / components;
    }
    // Normal(0, 50^2) on both axes; Gamma(2, 1/6) has mean 12 and variance 72. Five standard
    // errors.
    assertThat(squares / (2 * components)).isCloseTo(2500, within(5 * 2500 * 0.01));
    assertThat(rates).isCloseTo(12, within(5 * Math.sqrt(72.0 / components)));
    assertThat(rateSquares).isCloseTo(72, within(5 * 72 * Math.sqrt(4.0 / components)));
    assertThat(truth.tau()).isEqualTo(1 / 16.0);
    assertThat(truth.pi()).hasSize(components).containsOnly(1.0 / components);
  }

  @Test
  void theSameSeedGivesTheSameTruthAndMoreComponentsKeepTheFirst() {
    MixtureTruth few = MixtureTruth.draw(3, 50, 4, 12, 3);
    MixtureTruth more = MixtureTruth.draw(5, 50, 4, 12, 3);

    for (int k = 0; k < 3; k++) {
      assertThat(more.centres()[k]).isEqualTo(few.centres()[k]);
      assertThat(more.rates()[k]).isEqualTo(few.rates()[k]);
    }
    assertThat(MixtureTruth.draw(3, 50, 4, 12, 4).rates()).isNotEqualTo(few.rates());
  }

  @Test
  void impossibleValuesAreRefused() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> MixtureTruth.draw(0, 50, 4, 12, 3))
        .withMessageContaining("‹components› is 0");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> MixtureTruth.draw(2, Double.NaN, 4, 12, 3))
        .withMessageContaining("‹spread› is NaN");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> MixtureTruth.draw(2, 50, 0, 12, 3))
        .withMessageContaining("‹sd› is 0");
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(
            () ->
                new MixtureTruth(
                    new double[] {0.5, 0.5}, new double[][] {{0, 0}, {1, 1}}, 1, new double[] {1}));
  }
}
