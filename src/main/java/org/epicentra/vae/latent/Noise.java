package org.epicentra.vae.latent;

/**
 * The source of the random numbers behind draws of z, such as the eps of z = mu + sigma eps, eq.
 * (12); made by {@link LatentFamily#noise}. Used by one task.
 */
public interface Noise {
  /** Purpose of the noise of a training step. */
  String TRAINING = "vae-latent";

  /** Purpose of the noise of an evaluation, which is the same each time. */
  String EVALUATION = "vae-latent-evaluation";

  /** Purpose of the noise of importance sampling, which is the same each time. */
  String IMPORTANCE = "vae-latent-importance";

  /**
   * Writes the noise of one draw.
   *
   * @param rowKey the row's number in the data set
   * @param draw number of the draw within the row, from 0
   * @param out takes {@code count} numbers, from {@code from}
   */
  void fill(long rowKey, int draw, float[] out, int from, int count);
}
