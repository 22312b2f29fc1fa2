package org.epicentra.vae.kernel;

import org.epicentra.math.VectorModule;

/** What is done element by element and holds a branch or an exponential. Holds no state. */
public interface ElementKernel {
  /** Slope of LeakyReLU below zero. */
  float LEAK = 0.2f;

  /** With vectors where the JVM has the module jdk.incubator.vector. */
  static ElementKernel create() {
    return VectorModule.isPresent() ? new SimdElementKernel() : new ScalarElementKernel();
  }

  /**
   * Multiplies by the derivative of LeakyReLU: {@link #LEAK} where the unit's output is not above
   * 0.
   *
   * @param delta gradient by the outputs; overwritten by that before LeakyReLU
   * @param outputs of LeakyReLU
   */
  void unactivate(float[] delta, float[] outputs, int length);

  /** sigma = exp(log sigma^2 / 2). */
  void deviations(float[] logVariance, float[] deviation, int length);

  /** theta = 1 / (1 + exp(-logit)), in place. */
  void probabilities(float[] logits, int length);

  /**
   * Bernoulli log-likelihood of n pixels, from logits: sum x l - log(1 + e^l), in nats.
   *
   * @param logits l, from {@code from}
   * @param pixels x in [0, 1], from {@code pixelFrom}
   */
  double logLikelihood(float[] logits, int from, float[] pixels, int pixelFrom, int n);

  /** The same; and each logit is overwritten by the derivative of minus that by it, theta - x. */
  double differentiate(float[] logits, int from, float[] pixels, int pixelFrom, int n);
}
