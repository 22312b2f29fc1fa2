package org.epicentra.vae.latent;

import org.epicentra.vae.network.VaeArchitecture;

/**
 * q(z|x) of some rows, of a {@link LatentFamily}. Arrays are flat and row-major; z has as many
 * numbers as {@link VaeArchitecture#codes}, and its noise too. Owns scratch memory: one for each
 * task.
 */
public interface Posterior {
  /**
   * Takes what the encoder's heads gave, which stays theirs.
   *
   * @param heads of each head, rows x its width
   */
  void take(float[][] heads, int rows);

  /**
   * How discrete draws are made from now on; other families ignore it.
   *
   * @param temperature of the relaxation, 0 for draws that are discrete
   */
  default void relax(double temperature) {}

  /**
   * Makes a draw.
   *
   * @param noise of the draw, from {@code at}
   * @param z takes the draw, from {@code at}
   */
  void draw(int row, float[] noise, float[] z, int at);

  /** KL(q || p) of a row, nats. */
  double kl(int row);

  /** log p(z) of a draw that is not relaxed. */
  double logPrior(float[] z, int at);

  /** log q(z|x) of a draw that is not relaxed. */
  double logDensity(int row, float[] noise, float[] z, int at);

  /**
   * Mean and log-variance of each number of z.
   *
   * @param mean takes rows x codes
   * @param logVariance takes rows x codes
   */
  void moments(int rows, float[] mean, float[] logVariance);

  /** Whether the gradient is of the importance-weighted bound. */
  boolean importanceWeighted();

  /**
   * Fills the weights of the draws in their rows' objectives.
   *
   * @return the sum of the importance-weighted bounds; NaN where the objective is the bound itself
   */
  double weigh(DrawnLatents draws);

  /**
   * Writes the gradient of the loss by the heads.
   *
   * @param byHeads take of each head rows x its width
   */
  void gradient(DrawnLatents draws, float[][] byHeads);
}
