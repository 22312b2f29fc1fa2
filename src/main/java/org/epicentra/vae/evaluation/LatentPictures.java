package org.epicentra.vae.evaluation;

import java.util.Arrays;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.latent.LatentDraws;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;
import org.epicentra.vae.network.VaeWeights;

/**
 * Images by which a network is shown: each is the probabilities of its pixels given some z, rows x
 * inputs. For a few images, on the driver; not thread-safe.
 */
public final class LatentPictures {
  private final VaeArchitecture architecture;
  private final float[] weights;
  private final VaeElbo network;

  /**
   * @param blas the matrix products
   */
  public LatentPictures(VaeWeights weights, Blas blas) {
    this.architecture = weights.architecture();
    this.weights = weights.values();
    this.network = new VaeElbo(architecture, 1, blas);
  }

  /**
   * The posterior means of images, rows x codes.
   *
   * @param pixels binarised, rows x inputs
   */
  public float[] encode(float[] pixels, int rows) {
    float[] mean = new float[rows * architecture.codes()];
    network.encode(weights, pixels, rows, mean, new float[mean.length]);
    return mean;
  }

  /**
   * The images of some z.
   *
   * @param z rows x codes
   */
  public float[] decode(float[] z, int rows) {
    float[] images = new float[rows * architecture.inputs()];
    network.decode(weights, z, rows, images);
    return images;
  }

  /** Images of draws of the prior: the first of those that {@code vae generate} makes. */
  public float[] drawn(int rows, long seed) {
    float[] z =
        new LatentDraws(seed, 1)
            .points(
                0, rows, architecture.family(), architecture.latent(), architecture.categories());
    return decode(z, rows);
  }

  /**
   * Images along the straight line from one z to another, both ends included.
   *
   * @param from codes numbers
   * @param to codes numbers
   * @param steps number of images, at least 2
   */
  public float[] between(float[] from, float[] to, int steps) {
    int codes = architecture.codes();
    float[] z = new float[steps * codes];
    for (int step = 0; step < steps; step++) {
      float share = step / (float) (steps - 1);
      for (int i = 0; i < codes; i++) {
        z[step * codes + i] = (1 - share) * from[i] + share * to[i];
      }
    }
    return decode(z, steps);
  }

  /**
   * Images of one z in which one coordinate takes the values of a walk.
   *
   * @param z codes numbers
   * @param coordinate from 0
   * @param values see {@link org.epicentra.vae.latent.LatentFamily#walk}
   */
  public float[] along(float[] z, int coordinate, float[][] values) {
    int codes = architecture.codes();
    float[] walked = new float[values.length * codes];
    for (int step = 0; step < values.length; step++) {
      System.arraycopy(z, 0, walked, step * codes, codes);
      int width = values[step].length;
      System.arraycopy(values[step], 0, walked, step * codes + coordinate * width, width);
    }
    return decode(walked, values.length);
  }

  /**
   * The variance of each coordinate of z, of the variances of its numbers: their sum, where it is a
   * category.
   *
   * @param variances of the numbers of z
   */
  public static double[] byCoordinate(double[] variances, int latent) {
    int width = variances.length / latent;
    double[] sums = new double[latent];
    for (int i = 0; i < latent; i++) {
      sums[i] = Arrays.stream(variances, i * width, (i + 1) * width).sum();
    }
    return sums;
  }
}
