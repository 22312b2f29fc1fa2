package org.epicentra.vae.latent;

/**
 * Where the numbers behind draws of z come from, such as the eps of z = mu + sigma eps, eq. (12):
 * {@link LatentFamily#noise}. Used by one task.
 */
public interface Noise {
  /**
   * Writes one draw's eps.
   *
   * @param rowKey the row's number in the data set
   * @param draw which of the row's draws, from 0
   * @param out takes {@code count} numbers, from {@code from}
   */
  void fill(long rowKey, int draw, float[] out, int from, int count);

  /** The purpose of noise in a training step. */
  String TRAINING = "vae-latent";

  /** The purpose of noise in an evaluation, which is the same each time. */
  String EVALUATION = "vae-latent-evaluation";
}
