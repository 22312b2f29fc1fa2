package org.epicentra.vae.latent;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;
import org.epicentra.vae.network.VaeArchitecture;

/**
 * Points z for generated images, each a function of the seed and its number. Numbers come in lines
 * of {@code steps}: a line leads from one draw a of the prior to another, b, by z = a cos t + b sin
 * t with t from 0 to pi/2 in equal steps. Every such point is itself a draw of Normal(0, I), which
 * points of the straight line are not. With one step to a line all draws are independent.
 *
 * @param seed the user's seed
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
      throw new IllegalArgumentException("steps is " + steps + ", must be 1 or more");
    }
  }

  /**
   * Some points of Normal(0, I).
   *
   * @param first number of the first, 0 or more
   * @param count how many
   * @param latent dimension of z
   * @return count x latent, row-major
   */
  public float[] points(long first, int count, int latent) {
    RowNumbers numbers = new RowNumbers(RandomStream.streamKey(seed, "vae-generate", 0));
    float[] z = new float[count * latent];
    float[] end = new float[latent];
    for (int i = 0; i < count; i++) {
      long line = (first + i) / steps;
      int step = (int) ((first + i) % steps);
      numbers.gaussian(line, 0, z, i * latent, latent);
      if (step > 0) {
        numbers.gaussian(line, 1, end, 0, latent);
        double angle = Math.PI / 2 * step / (steps - 1);
        mix(z, i * latent, end, (float) Math.cos(angle), (float) Math.sin(angle));
      }
    }
    return z;
  }

  /**
   * Some points of the prior of a network's family, by the quantiles of those numbers where it is
   * exponential, and by the greatest of K where it is categorical; so the points of a line are
   * draws of that prior too.
   *
   * @return count x codes, row-major
   */
  public float[] points(long first, int count, VaeArchitecture architecture) {
    float[] z = points(first, count, architecture.codes());
    if (architecture.family() == LatentFamily.EXPONENTIAL) {
      for (int i = 0; i < z.length; i++) {
        z[i] = (float) -Math.log(0.5 * Erf.erfc(z[i] / Math.sqrt(2)));
      }
    } else if (architecture.family() == LatentFamily.CATEGORICAL) {
      for (int from = 0; from < z.length; from += architecture.categories()) {
        keepGreatest(z, from, architecture.categories());
      }
    }
    return z;
  }

  private static void keepGreatest(float[] z, int from, int categories) {
    int best = from;
    for (int i = from; i < from + categories; i++) {
      best = z[i] > z[best] ? i : best;
    }
    Arrays.fill(z, from, from + categories, 0);
    z[best] = 1;
  }

  private static void mix(float[] z, int from, float[] end, float cosine, float sine) {
    for (int j = 0; j < end.length; j++) {
      z[from + j] = cosine * z[from + j] + sine * end[j];
    }
  }
}
