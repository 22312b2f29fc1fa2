package org.epicentra.vae.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LatentDrawsTest {
  private static final int LATENT = 5;

  @Test
  void aPointIsAFunctionOfTheSeedAndItsNumber() {
    LatentDraws draws = new LatentDraws(7, 3);
    float[] all = draws.points(0, 20, LATENT);
    assertThat(draws.points(11, 4, LATENT))
        .isEqualTo(Arrays.copyOfRange(all, 11 * LATENT, 15 * LATENT));
    assertThat(new LatentDraws(8, 3).points(0, 20, LATENT)).isNotEqualTo(all);
  }

  /** The first points of lines are the independent draws; a line's last is at a right angle on. */
  @Test
  void aLineLeadsFromOneDrawToAnother() {
    float[] lines = new LatentDraws(7, 3).points(0, 6, LATENT);
    float[] single = new LatentDraws(7, 1).points(0, 2, LATENT);
    assertThat(row(lines, 0)).isEqualTo(row(single, 0));
    assertThat(row(lines, 3)).isEqualTo(row(single, 1));
    // Half way, at 45 degrees: (a + b) / sqrt 2.
    for (int i = 0; i < LATENT; i++) {
      float middle = (lines[i] + lines[2 * LATENT + i]) / (float) Math.sqrt(2);
      assertThat(lines[LATENT + i]).isCloseTo(middle, within(1e-6f));
    }
  }

  /**
   * Each step of the lines is Normal(0, 1): over 20,000 numbers the mean's standard error is
   * 0.0071, the variance's 0.01; five of them are allowed.
   */
  @Test
  void everyStepIsADrawOfThePrior() {
    int lines = 4000;
    int steps = 4;
    float[] z = new LatentDraws(1, steps).points(0, lines * steps, LATENT);
    for (int step = 0; step < steps; step++) {
      double sum = 0;
      double squares = 0;
      for (int line = 0; line < lines; line++) {
        for (int i = 0; i < LATENT; i++) {
          double value = z[(line * steps + step) * LATENT + i];
          sum += value;
          squares += value * value;
        }
      }
      int numbers = lines * LATENT;
      assertThat(sum / numbers).isCloseTo(0, within(5 / Math.sqrt(numbers)));
      assertThat(squares / numbers).isCloseTo(1, within(5 * Math.sqrt(2.0 / numbers)));
    }
  }

  @Test
  void aLineHasAPoint() {
    assertThatThrownBy(() -> new LatentDraws(1, 0)).hasMessage("steps is 0, must be 1 or more");
  }

  private static float[] row(float[] z, int row) {
    return Arrays.copyOfRange(z, row * LATENT, (row + 1) * LATENT);
  }
}
