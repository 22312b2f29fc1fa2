package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {
  @Test
  void adamStepsByTheLearningRateAgainstAConstantGradient() {
    Adam adam = new Adam(0.01, AdamState.initial(3));
    float[] weights = {1, 1, 1};
    for (int i = 0; i < 5; i++) {
      adam.update(weights, new float[] {4, -0.5f, 0});
    }
    assertThat(weights[0]).isCloseTo(0.95f, within(1e-6f));
    assertThat(weights[1]).isCloseTo(1.05f, within(1e-6f));
    assertThat(weights[2]).isEqualTo(1);
    assertThatThrownBy(() -> new Adam(0, AdamState.initial(1)))
        .hasMessageContaining("‹learningRate› is 0.0");
  }
}
