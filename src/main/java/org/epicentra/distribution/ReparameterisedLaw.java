package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * A law whose draws are a differentiable function z = t(noise, parameters) of its parameters and of
 * noise that does not depend on them. Then d/dparameter E[f(z)] = E[f'(z) dz/dparameter]: the
 * gradient of an expectation from draws of it.
 */
public interface ReparameterisedLaw extends ContinuousLaw {
  /** The noise that {@link #rsample} takes, from a stream. */
  double noise(RandomStream random);

  /**
   * The draw of a noise. It rises with the noise.
   *
   * @throws IllegalArgumentException if the noise is outside its range, or NaN
   */
  double rsample(double noise);

  /**
   * The derivative of the draw by each parameter at fixed noise, in the order of the law's {@code
   * of}.
   *
   * @return a new array, as long as {@code of} has parameters
   */
  double[] pathwise(double noise);

  /**
   * The derivative of {@link #mean} by each parameter, which {@link #pathwise} has on average.
   *
   * @return a new array, as long as {@code of} has parameters
   */
  double[] meanGradient();
}
