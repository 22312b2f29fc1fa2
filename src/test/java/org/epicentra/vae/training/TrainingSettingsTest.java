package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epicentra.vae.images.Binarize;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
  @Test
  void settingsOutsideTheirRangesAreNamed() {
    assertThatThrownBy(() -> settings(0, 1, 1e-3, 0))
        .hasMessage("‹epochs› is 0; it must be 1 or more");
    assertThatThrownBy(() -> settings(1, 0, 1e-3, 0)).hasMessageContaining("‹batchSize› is 0");
    assertThatThrownBy(() -> settings(1, 1, 0, 0)).hasMessageContaining("‹learningRate› is 0.0");
    assertThatThrownBy(() -> settings(1, 1, Double.NaN, 0))
        .hasMessageContaining("‹learningRate› is NaN");
    assertThatThrownBy(() -> settings(1, 1, 1, Double.NaN)).hasMessageContaining("‹clip› is NaN");
  }

  private static TrainingSettings settings(int epochs, int batch, double rate, double clip) {
    return new TrainingSettings(
        epochs, batch, rate, Binarize.NONE, Objective.ELBO, GradientEstimator.PATH, 1, 0, clip, 0);
  }
}
