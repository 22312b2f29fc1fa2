package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.epicentra.gradient.Estimator;
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

  @Test
  void thereAreNoMoreShardsThanRowsOfAMinibatch() {
    TrainingSettings four = settings(1, 4, 1, 0);
    assertThat(four.withShards(4).shards()).isEqualTo(4);
    assertThatThrownBy(() -> four.withShards(5))
        .hasMessage("‹shards› is 5; it must be from 1 to ‹batchSize›, 4");
    assertThatThrownBy(() -> four.withShards(0)).hasMessageContaining("‹shards› is 0");
    TrainingSettings large = settings(1, 5000, 1, 0);
    assertThat(large.withShards(1024).shards()).isEqualTo(1024);
    assertThatThrownBy(() -> large.withShards(1025))
        .hasMessage("‹shards› is 1025; it must be from 1 to 1024");
    assertThat(settings(1, 1, 1, 0).shards()).isEqualTo(1);
    assertThat(settings(1, 749, 1, 0).shards()).isEqualTo(2);
    assertThat(settings(1, 750, 1, 0).shards()).isEqualTo(3);
    assertThat(settings(1, 1_000_000, 1, 0).shards()).isEqualTo(1024);
  }

  private static TrainingSettings settings(int epochs, int batch, double rate, double clip) {
    return new TrainingSettings(
        epochs, batch, rate, Binarize.NONE, Objective.ELBO, Estimator.PATH, 1, 0, clip, 0);
  }
}
