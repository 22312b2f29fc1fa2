package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;
import org.epicentra.math.LogSumExp;
import org.epicentra.math.RandomStream;

/**
 * The Gumbel-softmax, or Concrete, distribution on the simplex: y_k = softmax_k((ln p_k + G_k) / T)
 * with G_k = -ln(-ln u_k). As the temperature T falls to 0, y tends to a one-hot draw from the
 * categorical distribution. For {@code T > 0} it is differentiable with respect to the logits, and
 * E[y] differs from p. E. Jang, S. Gu, B. Poole, <a
 * href="https://arxiv.org/abs/1611.01144">arXiv:1611.01144</a>; C. J. Maddison, A. Mnih, Y. W. Teh,
 * <a href="https://arxiv.org/abs/1611.00712">arXiv:1611.00712</a>.
 *
 * <p>The straight-through estimator passes on {@link #oneHot} of a draw, and takes {@link
 * #byLogits} of the draw itself as the derivative: its values are distributed exactly as the
 * categories, but its gradient remains biased.
 */
public final class RelaxedCategorical {
  private final Categorical distribution;
  private final double temperature;

  private RelaxedCategorical(Categorical distribution, double temperature) {
    this.distribution = distribution;
    this.temperature = temperature;
  }

  /**
   * The relaxation of a categorical distribution.
   *
   * @param distribution that is relaxed
   * @param temperature T, {@code > 0}
   * @throws IllegalArgumentException if the temperature is not a positive number
   */
  public static RelaxedCategorical of(Categorical distribution, double temperature) {
    Domain.requirePositive("temperature", temperature);
    return new RelaxedCategorical(distribution, temperature);
  }

  /** The temperature T. */
  public double temperature() {
    return temperature;
  }

  /** The noise of one {@link #rsample}: K uniform numbers on (0, 1). */
  public double[] noise(RandomStream random) {
    double[] uniforms = new double[distribution.categories()];
    for (int k = 0; k < uniforms.length; k++) {
      uniforms[k] = random.nextDouble();
    }
    return uniforms;
  }

  /**
   * The draw that K uniform numbers give.
   *
   * @param uniforms length K, each in the open interval (0, 1)
   * @return y, length K, of sum 1; a new array
   * @throws IllegalArgumentException if the length differs or a number is outside (0, 1)
   */
  public double[] rsample(double[] uniforms) {
    double[] y = distribution.perturbed(uniforms);
    for (int k = 0; k < y.length; k++) {
      y[k] /= temperature;
    }
    double sum = LogSumExp.of(y);
    for (int k = 0; k < y.length; k++) {
      y[k] = Math.exp(y[k] - sum);
    }
    return y;
  }

  /**
   * The gradient with respect to the logits of a function of the draw. Since dy_k / dlogit_j = y_k
   * (1{j = k} - y_j) / T, it is y_j (g_j - sum_k g_k y_k) / T.
   *
   * @param y the draw, length K
   * @param byDraw g, the function's gradient with respect to y, length K
   * @return length K; a new array
   */
  public double[] byLogits(double[] y, double[] byDraw) {
    Domain.requireLength("the draw", y.length, distribution.categories());
    Domain.requireLength("the gradient", byDraw.length, distribution.categories());
    double mean = 0;
    for (int k = 0; k < y.length; k++) {
      mean += byDraw[k] * y[k];
    }
    double[] gradient = new double[y.length];
    for (int k = 0; k < y.length; k++) {
      gradient[k] = y[k] * (byDraw[k] - mean) / temperature;
    }
    return gradient;
  }

  /** The vertex of the simplex nearest to a draw: 1 at its greatest entry, else 0. */
  public static double[] oneHot(double[] y) {
    double[] corner = new double[y.length];
    corner[Categorical.argmax(y)] = 1;
    return corner;
  }

  /**
   * The logarithm of the density at a point inside the simplex, with respect to the first K - 1
   * coordinates: Maddison et al., eq. (10).
   *
   * @param y length K, each positive, of sum 1
   */
  public double logProb(double[] y) {
    int categories = distribution.categories();
    Domain.requireLength("y", y.length, categories);
    double[] terms = new double[categories];
    double sum =
        GammaFunctions.logFactorial(categories - 1) + (categories - 1) * Math.log(temperature);
    for (int k = 0; k < categories; k++) {
      Domain.requirePositive("y", y[k]);
      terms[k] = distribution.logProb(k) - temperature * Math.log(y[k]);
      sum += terms[k] - Math.log(y[k]);
    }
    return sum - categories * LogSumExp.of(terms);
  }
}
