package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CategoricalTest {
  /** Of 0, 1 and 2 with probabilities 1/8, 2/8 and 5/8 (NumPy). */
  @Test
  void meanAndVarianceAreThoseOfTheNumbers() {
    Categorical categorical = Categorical.of(0.125, 0.25, 0.625);
    assertThat(categorical.mean()).isCloseTo(1.5, within(1e-15));
    assertThat(categorical.variance()).isCloseTo(0.5, within(1e-15));
  }
}
