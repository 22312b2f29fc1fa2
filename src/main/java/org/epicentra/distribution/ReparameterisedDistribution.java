package org.epicentra.distribution;

import org.epicentra.math.RandomStream;

/**
 * A distribution whose draws are a differentiable function z = t(noise, parameters) of noise that
 * does not depend on the parameters. Then d/dparameter E[f(z)] = E[f'(z) dz/dparameter], so draws
 * estimate the gradient of an expectation.
 */
public interface ReparameterisedDistribution extends ContinuousDistribution {
  /**
   * Draws the noise of one {@link #rsample}.
   *
   * @param random the source of the noise's random numbers
   */
  double noise(RandomStream random);

  /**
   * The draw that a noise gives, an increasing function of the noise.
   *
   * @param noise as {@link #noise} draws it
   * @throws IllegalArgumentException if the noise is outside its range or NaN
   */
  double rsample(double noise);

  /**
   * The derivatives of the draw with respect to the parameters at fixed noise.
   *
   * @param noise as {@link #noise} draws it
   * @return a new array with one entry per parameter, in the order of the class's {@code of}
   * @throws IllegalArgumentException if the noise is outside its range or NaN
   */
  double[] pathwise(double noise);

  /**
   * The derivatives of {@link #mean} with respect to the parameters: the expectation of {@link
   * #pathwise}.
   *
   * @return a new array with one entry per parameter, in the order of the class's {@code of}
   */
  double[] meanGradient();
}
