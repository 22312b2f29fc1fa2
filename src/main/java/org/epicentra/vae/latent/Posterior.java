package org.epicentra.vae.latent;

/**
 * The posteriors q(z|x) of some rows, of one {@link LatentFamily}. Arrays are flat and row-major. A
 * row of z has {@link LatentFamily#codes} numbers, and so has its noise. Owns scratch memory: one
 * instance for each task.
 */
public interface Posterior {
  /**
   * Takes the outputs of the encoder's heads, which remain the caller's.
   *
   * @param heads for each head, rows x codes
   */
  void take(float[][] heads, int rows);

  /**
   * Sets how far draws are relaxed from now on. Families without categories ignore it.
   *
   * @param temperature of the relaxation; 0 for discrete draws
   */
  default void relax(double temperature) {}

  /**
   * Makes a draw.
   *
   * @param noise of the draw, from {@code at}
   * @param z takes the draw, from {@code at}
   */
  void draw(int row, float[] noise, float[] z, int at);

  /** KL(q || p) of a row, in nats. */
  double kl(int row);

  /**
   * Adds the terms of KL(q || p) of a row, one for each coordinate of z, whose sum {@link #kl} is.
   *
   * @param into takes one number for each coordinate, in nats
   */
  void addKlTerms(int row, double[] into);

  /** log p(z) of a draw that is not relaxed, in nats. */
  double logPrior(float[] z, int at);

  /** log q(z|x) of a draw that is not relaxed, in nats. */
  double logDensity(int row, float[] noise, float[] z, int at);

  /**
   * Mean and log-variance of each number of z.
   *
   * @param mean takes rows x codes
   * @param logVariance takes rows x codes
   */
  void moments(int rows, float[] mean, float[] logVariance);

  /** Whether the gradient is that of the importance-weighted bound. */
  boolean importanceWeighted();

  /**
   * Fills in the weight of each draw in its row's objective.
   *
   * @return the sum of the rows' importance-weighted bounds; NaN where the objective is the ELBO
   */
  double weigh(DrawnLatents draws);

  /**
   * Writes the gradient of the loss with respect to the heads' outputs.
   *
   * @param byHeads take, for each head, rows x codes
   */
  void gradient(DrawnLatents draws, float[][] byHeads);
}
