package org.epicentra.vae.latent;

import java.io.Serializable;
import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;

/**
 * Draws of z from the prior for generated images, each a function of the seed and its number. The
 * draws form lines of {@code steps} points. A line leads from one point a of Normal(0, I) to
 * another, b, by a cos t + b sin t with t from 0 to pi/2 in equal steps. Each of its points is
 * itself a draw of Normal(0, I), which points of the straight line are not; the family turns it
 * into a draw of its prior. With one step to a line all draws are independent.
 *
 * @param seed any number
 * @param steps points of a line, at least 1
 */
public record LatentDraws(long seed, int steps) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a line has no point
   */
  public LatentDraws {
    if (steps < 1) {
      throw new IllegalArgumentException("a line has " + steps + " steps; it must have 1 or more");
    }
  }

  /**
   * Some draws of the prior.
   *
   * @param first number of the first, 0 or more
   * @param count how many
   * @param latent coordinates of z
   * @param categories of each coordinate, 0 for a family without categories
   * @return count x {@link LatentFamily#codes}, row-major
   */
  public float[] points(long first, int count, LatentFamily family, int latent, int categories) {
    float[] z = normal(first, count, Math.toIntExact(family.codes(latent, categories)));
    family.toPrior(z, categories);
    return z;
  }

  private float[] normal(long first, int count, int codes) {
    RowNumbers numbers = new RowNumbers(RandomStream.streamKey(seed, "vae-generate", 0));
    float[] z = new float[count * codes];
    float[] end = new float[codes];
    for (int i = 0; i < count; i++) {
      long line = (first + i) / steps;
      int step = (int) ((first + i) % steps);
      numbers.gaussian(line, 0, z, i * codes, codes);
      if (step > 0) {
        numbers.gaussian(line, 1, end, 0, codes);
        double angle = Math.PI / 2 * step / (steps - 1);
        mix(z, i * codes, end, (float) Math.cos(angle), (float) Math.sin(angle));
      }
    }
    return z;
  }

  private static void mix(float[] z, int from, float[] end, float cosine, float sine) {
    for (int j = 0; j < end.length; j++) {
      z[from + j] = cosine * z[from + j] + sine * end[j];
    }
  }
}
