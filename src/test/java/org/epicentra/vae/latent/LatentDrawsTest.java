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
    float[] all = points(draws, 0, 20);
    assertThat(points(draws, 11, 4)).isEqualTo(Arrays.copyOfRange(all, 11 * LATENT, 15 * LATENT));
    assertThat(points(new LatentDraws(8, 3), 0, 20)).isNotEqualTo(all);
  }

  /** The first points of lines are the independent draws; a line's last is at a right angle on. */
  @Test
  void aLineLeadsFromOneDrawToAnother() {
    float[] lines = points(new LatentDraws(7, 3), 0, 6);
    float[] single = points(new LatentDraws(7, 1), 0, 2);
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
    float[] z = points(new LatentDraws(1, steps), 0, lines * steps);
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
    assertThatThrownBy(() -> new LatentDraws(1, 0))
        .hasMessage("a line has 0 steps; it must have 1 or more");
  }

  /** Those of the normal family, whose prior is the one that the lines are made in. */
  private static float[] points(LatentDraws draws, long first, int count) {
    return draws.points(first, count, LatentFamily.NORMAL, LATENT, 0);
  }

  private static float[] row(float[] z, int row) {
    return Arrays.copyOfRange(z, row * LATENT, (row + 1) * LATENT);
  }
}
