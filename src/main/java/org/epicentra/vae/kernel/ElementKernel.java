package org.epicentra.vae.kernel;

import org.epicentra.math.VectorModule;

/**
 * The functions of single elements, and their sums. {@link #logLikelihood} and {@link
 * #differentiate} use memory of the instance, so they are for one thread at a time; the others are
 * for any.
 */
public interface ElementKernel {
  /** The faster kernel in this JVM: see {@link VectorModule#isFast}. */
  static ElementKernel create() {
    return VectorModule.isFast() ? new SimdElementKernel() : new ScalarElementKernel();
  }

  /**
   * Adds n terms to as many sums.
   *
   * @param sums from {@code at}
   * @param terms from {@code from}
   */
  void add(float[] sums, int at, float[] terms, int from, int n);

  /**
   * Adds n biases and takes the activation.
   *
   * @param values from {@code at}
   * @param bias from {@code from}
   */
  void activate(Activation activation, float[] values, int at, float[] bias, int from, int n);

  /**
   * Multiplies by the derivative of the activation, as a function of its output; at an output of 0,
   * of one that has a slope below 0, by that slope.
   *
   * @param delta gradient with respect to the output; overwritten by that before the activation
   * @param outputs of the activation
   */
  void unactivate(Activation activation, float[] delta, float[] outputs, int length);

  /** sigma = exp(log sigma^2 / 2). */
  void deviations(float[] logVariance, float[] deviation, int length);

  /** theta = 1 / (1 + exp(-logit)), in place. */
  void probabilities(float[] logits, int length);

  /**
   * Bernoulli log-likelihood of n pixels given logits: sum x l - log(1 + e^l), in nats.
   *
   * @param logits l, from {@code from}
   * @param pixels x in [0, 1], from {@code pixelFrom}
   */
  double logLikelihood(float[] logits, int from, float[] pixels, int pixelFrom, int n);

  /**
   * The same, and overwrites each logit with the derivative of minus the log-likelihood with
   * respect to it, theta - x.
   */
  double differentiate(float[] logits, int from, float[] pixels, int pixelFrom, int n);

  /**
   * Adds to each of some consecutive rows the rows of a matrix that its list names, in their order:
   * the same bits in every implementation.
   *
   * @param lists one for each row of {@code into}
   * @param matrix rows as wide as the lists say, from {@code from}
   * @param into as wide, from {@code at}
   */
  void addRows(RowLists lists, float[] matrix, int from, float[] into, int at);

  /**
   * Updates n parameters by Adam: the same bits in every implementation.
   *
   * @param step the update, whose arrays are changed from {@code at}
   * @param gradient from {@code from}
   */
  void update(AdamStep step, int at, float[] gradient, int from, int n);
}
