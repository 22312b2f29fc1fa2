package org.epicentra.vae.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnealingTest {
  /** exp(-1e-4 step) until one half. */
  @Test
  void theTemperatureFallsToOneHalf() {
    Annealing reference = Annealing.REFERENCE;
    assertThat(reference.temperature(0)).isEqualTo(1);
    assertThat(reference.temperature(1000)).isCloseTo(0.904837, within(1e-6));
    assertThat(reference.temperature(6931)).isGreaterThan(0.5);
    assertThat(reference.temperature(6932)).isEqualTo(0.5);
    assertThat(reference.temperature(1L << 40)).isEqualTo(0.5);
    // 2 exp(-1); a rate of 0 keeps the start
    assertThat(new Annealing(2, 0.1, 0.01).temperature(100)).isCloseTo(0.735759, within(1e-6));
    assertThat(new Annealing(2, 0.1, 0).temperature(100)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 1e-4, ‹temperatureStart› is 0.0",
    "NaN, 0.5, 1e-4, ‹temperatureStart› is NaN",
    "Infinity, 0.5, 1e-4, ‹temperatureStart› is Infinity",
    "1, 0, 1e-4, ‹temperatureEnd› is 0.0",
    "1, NaN, 1e-4, ‹temperatureEnd› is NaN",
    "1, 1.1, 1e-4, at most ‹temperatureStart›",
    "1, 0.5, -1, ‹temperatureRate› is -1.0",
    "1, 0.5, NaN, ‹temperatureRate› is NaN"
  })
  void schedulesThatAreNoneAreRefused(double start, double end, double rate, String message) {
    assertThatThrownBy(() -> new Annealing(start, end, rate)).hasMessageContaining(message);
  }
}
