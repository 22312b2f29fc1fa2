package org.epicentra.distribution;

import org.epicentra.math.GammaFunctions;
import org.epicentra.math.LogSumExp;
import org.epicentra.math.RandomStream;

/**
 * The Concrete or Gumbel-softmax law: points y of the simplex, y_k = softmax_k((ln p_k + G_k) / T)
 * with G_k = -ln(-ln u_k). As the temperature T falls, y tends to the corner of a draw of the
 * categorical law; for {@code T > 0} it is differentiable by the logits, and E[y] differs from p.
 * E. Jang, S. Gu, B. Poole, <a href="https://arxiv.org/abs/1611.01144">arXiv:1611.01144</a>; C. J.
 * Maddison, A. Mnih, Y. W. Teh, <a href="https://arxiv.org/abs/1611.00712">arXiv:1611.00712</a>.
 *
 * <p>The straight-through estimator passes {@link #oneHot} of a draw on, and takes {@link
 * #byLogits} of the draw itself for the derivative: its values have the categorical law exactly,
 * its gradient is biased still.
 */
public final class RelaxedCategorical {
  private final Categorical law;
  private final double temperature;

  private RelaxedCategorical(Categorical law, double temperature) {
    this.law = law;
    this.temperature = temperature;
  }

  /**
   * @param law of the corners
   * @param temperature T, {@code > 0}
   * @throws IllegalArgumentException if T is not a positive number
   */
  public static RelaxedCategorical of(Categorical law, double temperature) {
    Domain.requirePositive("temperature", temperature);
    return new RelaxedCategorical(law, temperature);
  }

  /** T. */
  public double temperature() {
    return temperature;
  }

  /** K uniform numbers for {@link #rsample}. */
  public double[] noise(RandomStream random) {
    double[] uniforms = new double[law.categories()];
    for (int k = 0; k < uniforms.length; k++) {
      uniforms[k] = random.nextDouble();
    }
    return uniforms;
  }

  /**
   * The draw of K uniform numbers.
   *
   * @param uniforms length K, each in the open interval (0, 1)
   * @return y, length K, sum 1
   */
  public double[] rsample(double[] uniforms) {
    double[] y = law.perturbed(uniforms);
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
   * The gradient by the logits of a function of the draw: with dy_k / dlogit_j = y_k (1{j = k} -
   * y_j) / T, it is y_j (g_j - sum_k g_k y_k) / T.
   *
   * @param y the draw
   * @param byDraw g, the function's gradient by y, length K
   * @return length K
   */
  public double[] byLogits(double[] y, double[] byDraw) {
    Domain.requireLength("the draw", y.length, law.categories());
    Domain.requireLength("the gradient", byDraw.length, law.categories());
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

  /** The corner of the simplex nearest to a draw: 1 at its greatest entry, else 0. */
  public static double[] oneHot(double[] y) {
    double[] corner = new double[y.length];
    corner[Categorical.argmax(y)] = 1;
    return corner;
  }

  /**
   * ln density at a point inside the simplex, by the first K - 1 coordinates: Maddison et al., eq.
   * (10).
   *
   * @param y length K, positive, sum 1
   */
  public double logProb(double[] y) {
    int categories = law.categories();
    Domain.requireLength("y", y.length, categories);
    double[] terms = new double[categories];
    double sum =
        GammaFunctions.logFactorial(categories - 1) + (categories - 1) * Math.log(temperature);
    for (int k = 0; k < categories; k++) {
      Domain.requirePositive("y", y[k]);
      terms[k] = law.logProb(k) - temperature * Math.log(y[k]);
      sum += terms[k] - Math.log(y[k]);
    }
    return sum - categories * LogSumExp.of(terms);
  }
}
