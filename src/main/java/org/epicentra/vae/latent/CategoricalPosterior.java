package org.epicentra.vae.latent;

import java.util.Arrays;
import org.epicentra.gradient.ElboGradientEstimator;

/**
 * N coordinates of K categories each, with a uniform prior; z has K numbers for each coordinate.
 * The head is the logits. With G_k = -log(-log u_k), a relaxed draw is softmax((log p + G) / T), of
 * the distribution {@link org.epicentra.distribution.RelaxedCategorical}; a discrete draw has a 1
 * where log p + G is greatest and 0 elsewhere.
 *
 * <p>The divergence is that of the discrete distributions, in closed form, so the only estimator is
 * the analytic one. The others differentiate log q at the draw. A relaxed draw does have a density,
 * but of another distribution, on the simplex, beside which the prior would have to be relaxed too:
 * they would raise the bound of another model than the one that is evaluated and drawn from (C. J.
 * Maddison, A. Mnih, Y. W. Teh, <a href="https://arxiv.org/abs/1611.00712">arXiv:1611.00712</a>,
 * appendix C, have both). A discrete draw has log q but no derivative along the draw.
 */
final class CategoricalPosterior extends OneHeadPosterior {
  /** Half the spacing of the uniform numbers; added to them it keeps them inside (0, 1). */
  private static final double HALF_STEP = 0x1p-25;

  private final int categories;
  private final double[] perturbed;
  private float[] logProbability = new float[0];
  private double temperature;

  CategoricalPosterior(int latent, int categories, ElboGradientEstimator estimator) {
    super(latent * categories, estimator);
    this.categories = categories;
    this.perturbed = new double[categories];
  }

  /**
   * Turns draws of Normal(0, 1) into draws of the prior, in place: of each coordinate's K numbers
   * the greatest becomes 1 and the others 0.
   */
  static void toPrior(float[] normal, int categories) {
    for (int from = 0; from < normal.length; from += categories) {
      int best = from;
      for (int i = from; i < from + categories; i++) {
        best = normal[i] > normal[best] ? i : best;
      }
      Arrays.fill(normal, from, from + categories, 0);
      normal[best] = 1;
    }
  }

  @Override
  public void take(float[][] heads, int rows) {
    super.take(heads, rows);
    if (logProbability.length < rows * codes) {
      logProbability = new float[rows * codes];
    }
    for (int from = 0; from < rows * codes; from += categories) {
      normalise(from);
    }
  }

  private void normalise(int from) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = from; k < from + categories; k++) {
      max = Math.max(max, head[k]);
    }
    double sum = 0;
    for (int k = from; k < from + categories; k++) {
      sum += Math.exp(head[k] - max);
    }
    double log = max + Math.log(sum);
    for (int k = from; k < from + categories; k++) {
      logProbability[k] = (float) (head[k] - log);
    }
  }

  @Override
  public void relax(double temperature) {
    this.temperature = temperature;
  }

  @Override
  public void draw(int row, float[] noise, float[] z, int at) {
    for (int block = 0; block < codes; block += categories) {
      int best = 0;
      for (int k = 0; k < categories; k++) {
        double gumbel = -Math.log(-Math.log(noise[at + block + k] + HALF_STEP));
        perturbed[k] = logProbability[row * codes + block + k] + gumbel;
        best = perturbed[k] > perturbed[best] ? k : best;
      }
      if (temperature > 0) {
        softmax(perturbed[best], z, at + block);
      } else {
        Arrays.fill(z, at + block, at + block + categories, 0);
        z[at + block + best] = 1;
      }
    }
  }

  private void softmax(double max, float[] z, int from) {
    double sum = 0;
    for (int k = 0; k < categories; k++) {
      perturbed[k] = Math.exp((perturbed[k] - max) / temperature);
      sum += perturbed[k];
    }
    for (int k = 0; k < categories; k++) {
      z[from + k] = (float) (perturbed[k] / sum);
    }
  }

  /** sum p (log p + log K), over the coordinates. */
  @Override
  public double kl(int row) {
    double sum = codes / categories * Math.log(categories);
    for (int i = row * codes; i < (row + 1) * codes; i++) {
      sum += plogp(i);
    }
    return sum;
  }

  @Override
  public void addKlTerms(int row, double[] into) {
    for (int i = 0; i < codes / categories; i++) {
      int from = row * codes + i * categories;
      into[i] += Math.log(categories);
      for (int k = from; k < from + categories; k++) {
        into[i] += plogp(k);
      }
    }
  }

  /** p log p, which is 0 where p is. */
  private double plogp(int i) {
    double p = Math.exp(logProbability[i]);
    return p == 0 ? 0 : p * logProbability[i];
  }

  @Override
  public double logPrior(float[] z, int at) {
    return -(codes / categories) * Math.log(categories);
  }

  @Override
  public double logDensity(int row, float[] noise, float[] z, int at) {
    double sum = 0;
    for (int i = 0; i < codes; i++) {
      if (z[at + i] == 1) {
        sum += logProbability[row * codes + i];
      }
    }
    return sum;
  }

  /** Those of each category's indicator: p, and log(p (1 - p)). */
  @Override
  public void moments(int rows, float[] mean, float[] logVariance) {
    for (int i = 0; i < rows * codes; i++) {
      double p = Math.exp(logProbability[i]);
      mean[i] = (float) p;
      logVariance[i] = (float) (logProbability[i] + Math.log(-Math.expm1(logProbability[i])));
    }
  }

  /** The derivative of KL(q || p): p_j (log p_j - sum_k p_k log p_k). */
  @Override
  void begin(int row, float[] byHead) {
    for (int from = row * codes; from < (row + 1) * codes; from += categories) {
      double minusEntropy = 0;
      for (int k = from; k < from + categories; k++) {
        minusEntropy += plogp(k);
      }
      for (int k = from; k < from + categories; k++) {
        byHead[k] = (float) (plogp(k) - Math.exp(logProbability[k]) * minusEntropy);
      }
    }
  }

  /** y_j (g_j - sum_k g_k y_k) / T, see RelaxedCategorical.byLogits. */
  @Override
  void addDraw(int row, DrawnLatents draws, int draw, float[] byHead) {
    float[] y = draws.z();
    float[] g = draws.lossGradient();
    for (int block = 0; block < codes; block += categories) {
      int from = draw * codes + block;
      double mean = 0;
      for (int k = from; k < from + categories; k++) {
        mean += (double) g[k] * y[k];
      }
      for (int k = 0; k < categories; k++) {
        byHead[row * codes + block + k] +=
            (float) (y[from + k] * (g[from + k] - mean) / temperature);
      }
    }
  }
}
