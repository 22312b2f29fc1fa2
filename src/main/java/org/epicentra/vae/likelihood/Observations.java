package org.epicentra.vae.likelihood;

/**
 * The likelihood of rows given the decoder's outputs. Arrays are flat and row-major, with a row of
 * outputs as long as a row of inputs. Owns scratch memory: one instance for each task.
 */
public interface Observations {
  /**
   * Takes the parameters that the likelihood has itself.
   *
   * @param weights all parameters of the network
   */
  default void take(float[] weights) {}

  /**
   * log p(x|z) of a row, in nats.
   *
   * @param outputs of the decoder, from {@code from}
   * @param inputs x, from {@code at}
   */
  double logLikelihood(float[] outputs, int from, float[] inputs, int at);

  /**
   * The same, and overwrites each output with the derivative of minus the log-likelihood with
   * respect to it.
   */
  double differentiate(float[] outputs, int from, float[] inputs, int at);

  /**
   * Adds the gradient of minus the log-likelihood with respect to the likelihood's own parameters.
   *
   * @param byOutputs derivatives of {@link #differentiate}, draws x inputs
   * @param shares the weight of each draw in the loss
   * @param gradient by all parameters of the network
   * @param overwrite whether what the gradient holds at these parameters is of no meaning yet
   */
  default void addGradient(
      float[] byOutputs, int draws, float[] shares, float[] gradient, boolean overwrite) {}

  /** Overwrites the outputs of some rows with the means of x given z. */
  void means(float[] outputs, int rows);

  /**
   * Overwrites the means of one row with a draw of x.
   *
   * @param means from {@code from}
   * @param seed of all draws
   * @param row its number, of which the draw is a function
   */
  void draw(float[] means, int from, long seed, long row);
}
