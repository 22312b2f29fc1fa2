package org.epicentra.vae;

import org.epicentra.math.RandomStream;
import org.epicentra.math.RowNumbers;

/** Where the eps of z = mu + sigma eps, eq. (12), comes from. Used by one task. */
public interface Noise {
  /**
   * Writes one draw's eps.
   *
   * @param rowKey the row's number in the data set
   * @param draw which of the row's draws, from 0
   * @param out takes {@code count} numbers, from {@code from}
   */
  void fill(long rowKey, int draw, float[] out, int from, int count);

  /**
   * Normal numbers that are a function of (seed, purpose, step, row, draw).
   *
   * @param purpose such as {@link #TRAINING}
   * @param step number of the minibatch since the start of training; 0 where there is none
   */
  static Noise seeded(long seed, String purpose, long step) {
    return new RowNumbers(RandomStream.streamKey(seed, purpose, step))::gaussian;
  }

  /** The purpose of noise in a training step. */
  String TRAINING = "vae-latent";

  /** The purpose of noise in an evaluation, which is the same each time. */
  String EVALUATION = "vae-latent-evaluation";
}
