package org.epicentra.vae.evaluation;

import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;

/**
 * Encodes images without a number in a data set. The random numbers of an image come from its
 * content, so the result does not depend on its position, but for rounding. Owns scratch memory:
 * one instance for each task.
 */
public final class ImageEncoder {
  /** Draws decoded at a time. */
  private static final int BLOCK = 128;

  private final EvaluationSettings settings;
  private final LatentFamily family;
  private final int inputs;
  private final int block;
  private final VaeElbo network;
  private final float[] pixels;
  private final long[] keys;
  private final float[] mean;
  private final float[] logVariance;
  private final double[] reconstruction;
  private final double[] kl;

  /** An encoder for networks of this architecture. */
  public ImageEncoder(VaeArchitecture architecture, EvaluationSettings settings) {
    this.settings = settings;
    this.family = architecture.family();
    this.inputs = architecture.inputs();
    this.block = Math.max(1, BLOCK / settings.samples());
    this.network = new VaeElbo(architecture, settings.samples(), Blas.of(settings.blas()));
    this.pixels = new float[block * inputs];
    this.keys = new long[block];
    this.mean = new float[block * architecture.codes()];
    this.logVariance = new float[block * architecture.codes()];
    this.reconstruction = new double[block];
    this.kl = new double[block];
  }

  /** The most images encoded at a time: the more draws each has, the fewer. */
  public int block() {
    return block;
  }

  /** Takes the pixels before {@link #encode}: rows x inputs, in [0, 1]. */
  public float[] pixels() {
    return pixels;
  }

  /**
   * Encodes the first rows of {@link #pixels}, binarising them in place.
   *
   * @param weights all parameters of the network
   * @param rows at most {@link #block}
   */
  public void encode(float[] weights, int rows) {
    Binarizer binarizer = Binarizer.forEvaluation(settings.binarize(), settings.seed());
    for (int row = 0; row < rows; row++) {
      keys[row] = contentKey(row * inputs);
      binarizer.apply(pixels, row * inputs, inputs, keys[row]);
    }
    network.encode(weights, pixels, rows, mean, logVariance);
    Noise noise = family.noise(settings.seed(), Noise.EVALUATION, 0);
    network.losses(weights, new Minibatch(pixels, rows, keys), noise, reconstruction, kl);
  }

  /** A 64-bit FNV-1a hash of a row's pixels, word by word. */
  private long contentKey(int from) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < from + inputs; i++) {
      hash = (hash ^ Float.floatToIntBits(pixels[i])) * 0x100000001b3L;
    }
    return hash & Long.MAX_VALUE;
  }

  /** Posterior means of the last rows, rows x codes; overwritten by the next call. */
  public float[] mean() {
    return mean;
  }

  /** Posterior log-variances of the last rows, rows x codes; overwritten by the next call. */
  public float[] logVariance() {
    return logVariance;
  }

  /** The ELBO of one of the last rows, in nats, estimated from its draws. */
  public double elbo(int row) {
    return -reconstruction[row] - kl[row];
  }

  /**
   * The probabilities of the pixels, given the posterior means of the last rows.
   *
   * @param probabilities takes rows x inputs
   */
  public void reconstruct(float[] weights, int rows, float[] probabilities) {
    network.decode(weights, mean, rows, probabilities);
  }
}
