package org.epicentra.vae.network;

import java.util.Random;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.likelihood.Likelihood;

/**
 * The loss in double precision, row by row and unit by unit, straight from equations (10) to (19):
 * the oracle of the gradients. It differentiates nothing; {@link #gradient} takes central
 * differences of the function whose gradient each estimator is.
 */
public final class ReferenceVae {
  private static final double STEP = 1e-5;
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private final VaeArchitecture architecture;
  private final double[] pixels;
  private final double[] noise;
  private final int rows;
  private final int samples;
  private int at;
  private int decoderStart;
  private double temperature = 1;

  /**
   * @param pixels rows x inputs
   * @param noise eps, rows x samples x latent
   */
  public ReferenceVae(VaeArchitecture architecture, float[] pixels, float[] noise, int samples) {
    this.architecture = architecture;
    this.pixels = doubles(pixels);
    this.noise = doubles(noise);
    this.rows = pixels.length / architecture.inputs();
    this.samples = samples;
  }

  /** The same with relaxed draws of another temperature; 0 for discrete ones. */
  public ReferenceVae at(double temperature) {
    this.temperature = temperature;
    return this;
  }

  public static double[] doubles(float[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i];
    }
    return out;
  }

  /** Numbers in (-scale, scale), of a seed. */
  public static float[] random(int count, double scale, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (scale * (2 * random.nextDouble() - 1));
    }
    return values;
  }

  /** Central differences of the estimator's function by every parameter. */
  public double[] gradient(float[] weights, String estimator) {
    double[] at = doubles(weights);
    double[] frozen = at.clone();
    double[] gradient = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double value = at[i];
      at[i] = value + STEP;
      double above = objective(at, frozen, estimator);
      at[i] = value - STEP;
      double below = objective(at, frozen, estimator);
      at[i] = value;
      gradient[i] = (above - below) / (2 * STEP);
    }
    return gradient;
  }

  /** Summed over rows; {@code path} takes the parameters of log q from {@code frozen}. */
  private double objective(double[] weights, double[] frozen, String estimator) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      if (estimator.equals("iwae") || estimator.equals("dreg")) {
        sum += estimator.equals("iwae") ? weighted(weights, row) : doubly(weights, frozen, row);
        continue;
      }
      double[][] q = encode(weights, row);
      double[][] density = estimator.equals("path") ? encode(frozen, row) : q;
      sum += reconstruction(weights, row);
      if (estimator.equals("analytic")) {
        sum += kl(q);
      } else {
        for (int s = 0; s < samples; s++) {
          sum -= logPriorRatio(draw(q, row, s), density) / samples;
        }
      }
    }
    return sum;
  }

  /** -log 1/S sum exp f of a row, with f = log p(x, z) - log q(z) up to a constant. */
  public double weighted(double[] weights, int row) {
    double[] ratios = ratios(weights, row);
    double sum = 0;
    for (double each : ratios) {
      sum += Math.exp(each - ratios[0]) / samples;
    }
    return -ratios[0] - Math.log(sum);
  }

  /**
   * The function whose gradient at the frozen weights is eq. (19) by the encoder's, by way of the
   * draws alone and with squared importance weights, and eq. (18) by the decoder's.
   */
  private double doubly(double[] weights, double[] frozen, int row) {
    double[] ratios = ratios(frozen, row);
    double sum = 0;
    for (double each : ratios) {
      sum += Math.exp(each - ratios[0]);
    }
    double[][] density = encode(frozen, row);
    double[][] q = encode(weights, row);
    double objective = 0;
    for (int s = 0; s < samples; s++) {
      double share = Math.exp(ratios[s] - ratios[0]) / sum;
      double[] z = draw(q, row, s);
      objective += share * share * (missed(frozen, z, row) - logPriorRatio(z, density));
      objective += share * missed(weights, draw(density, row, s), row);
    }
    return objective;
  }

  private double[] ratios(double[] weights, int row) {
    double[][] q = encode(weights, row);
    double[] ratios = new double[samples];
    for (int s = 0; s < samples; s++) {
      double[] z = draw(q, row, s);
      ratios[s] = logPriorRatio(z, q) - missed(weights, z, row);
    }
    return ratios;
  }

  /** log p(z) - log q(z). */
  private double logPriorRatio(double[] z, double[][] q) {
    double sum = 0;
    if (architecture.family() == LatentFamily.EXPONENTIAL) {
      for (int i = 0; i < z.length; i++) {
        sum += -z[i] - (q[0][i] - Math.exp(q[0][i]) * z[i]);
      }
      return sum;
    }
    for (int i = 0; i < z.length; i++) {
      double distance = z[i] - q[0][i];
      sum += 0.5 * (distance * distance / Math.exp(q[1][i]) + q[1][i] - z[i] * z[i]);
    }
    return sum;
  }

  /** -log p(x|z). */
  private double missed(double[] weights, double[] z, int row) {
    double[] theta = decode(weights, z);
    double sum = 0;
    if (architecture.likelihood() == Likelihood.GAUSSIAN) {
      for (int i = 0; i < theta.length; i++) {
        double distance = pixels[row * theta.length + i] - theta[i];
        double logVariance =
            architecture.variance() > 0
                ? Math.log(architecture.variance())
                : weights[weights.length - theta.length + i];
        sum += 0.5 * (distance * distance / Math.exp(logVariance) + logVariance + LOG_TWO_PI);
      }
      return sum;
    }
    for (int i = 0; i < theta.length; i++) {
      double x = pixels[row * theta.length + i];
      sum -= x * Math.log(theta[i]) + (1 - x) * Math.log(1 - theta[i]);
    }
    return sum;
  }

  /** -E_q log p(x|z) of a row, by its draws. */
  public double reconstruction(double[] weights, int row) {
    double[][] q = encode(weights, row);
    double sum = 0;
    for (int s = 0; s < samples; s++) {
      sum += missed(weights, draw(q, row, s), row) / samples;
    }
    return sum;
  }

  /** KL(q || p) of a row. */
  public double kl(double[] weights, int row) {
    return kl(encode(weights, row));
  }

  private double kl(double[][] q) {
    double sum = 0;
    if (architecture.family() == LatentFamily.EXPONENTIAL) {
      for (double h : q[0]) {
        sum += h + Math.exp(-h) - 1;
      }
      return sum;
    }
    if (architecture.family() == LatentFamily.CATEGORICAL) {
      for (int i = 0; i < q[0].length; i++) {
        double log = logProbability(q[0], i);
        sum += Math.exp(log) * (log + Math.log(architecture.categories()));
      }
      return sum;
    }
    for (int i = 0; i < q[0].length; i++) {
      sum += 0.5 * (Math.exp(q[1][i]) + q[0][i] * q[0][i] - q[1][i] - 1);
    }
    return sum;
  }

  /** log p of the i-th logit among those of its coordinate. */
  private double logProbability(double[] logits, int i) {
    int from = i - i % architecture.categories();
    double sum = 0;
    for (int k = from; k < from + architecture.categories(); k++) {
      sum += Math.exp(logits[k]);
    }
    return logits[i] - Math.log(sum);
  }

  private double[] drawOne(double[][] q, int row, int sample) {
    double[] z = new double[architecture.codes()];
    int k = architecture.categories();
    for (int i = 0; i < z.length; i++) {
      double u = noise[(row * samples + sample) * z.length + i];
      if (k == 0) {
        z[i] = -Math.log(1 - u) / Math.exp(q[0][i]);
      } else {
        z[i] = logProbability(q[0], i) - Math.log(-Math.log(u + 0x1p-25));
      }
    }
    for (int from = 0; k > 0 && from < z.length; from += k) {
      double[] block = java.util.Arrays.copyOfRange(z, from, from + k);
      double max = java.util.Arrays.stream(block).max().orElseThrow();
      double sum = 0;
      for (int j = 0; j < k; j++) {
        z[from + j] =
            temperature > 0 ? Math.exp((block[j] - max) / temperature) : block[j] == max ? 1 : 0;
        sum += z[from + j];
      }
      for (int j = 0; j < k; j++) {
        z[from + j] /= sum;
      }
    }
    return z;
  }

  private double[] draw(double[][] q, int row, int sample) {
    if (architecture.family() != LatentFamily.NORMAL) {
      return drawOne(q, row, sample);
    }
    double[] z = new double[architecture.latent()];
    for (int i = 0; i < z.length; i++) {
      double eps = noise[(row * samples + sample) * z.length + i];
      z[i] = q[0][i] + Math.exp(q[1][i] / 2) * eps;
    }
    return z;
  }

  /** What the heads give: of the normal family mean and log-variance. */
  public double[][] encode(double[] weights, int row) {
    at = 0;
    double[] h = new double[architecture.inputs()];
    System.arraycopy(pixels, row * h.length, h, 0, h.length);
    for (int width : architecture.hidden()) {
      h = layer(weights, h, width, true);
    }
    double[][] heads = new double[architecture.family().heads()][];
    for (int head = 0; head < heads.length; head++) {
      heads[head] = layer(weights, h, architecture.codes(), false);
    }
    decoderStart = at;
    return heads;
  }

  /**
   * The pixels' probabilities or the numbers' means; the decoder's parameters follow the encoder's.
   */
  private double[] decode(double[] weights, double[] z) {
    at = decoderStart;
    double[] h = z;
    for (int i = architecture.hidden().size() - 1; i >= 0; i--) {
      h = layer(weights, h, architecture.hidden().get(i), true);
    }
    double[] theta = layer(weights, h, architecture.inputs(), false);
    for (int i = 0; architecture.likelihood() == Likelihood.BERNOULLI && i < theta.length; i++) {
      theta[i] = 1 / (1 + Math.exp(-theta[i]));
    }
    return theta;
  }

  private double activated(double value) {
    return switch (architecture.activation()) {
      case LEAKY_RELU -> value < 0 ? 0.2 * value : value;
      case RELU -> Math.max(value, 0);
      case TANH -> Math.tanh(value);
    };
  }

  private double[] layer(double[] weights, double[] in, int outputs, boolean hidden) {
    double[] out = new double[outputs];
    int bias = at + in.length * outputs;
    for (int o = 0; o < outputs; o++) {
      double sum = weights[bias + o];
      for (int i = 0; i < in.length; i++) {
        // The first weight is inputs x outputs, the others are outputs x inputs.
        int place = at == 0 ? i * outputs + o : at + o * in.length + i;
        sum += weights[place] * in[i];
      }
      out[o] = hidden ? activated(sum) : sum;
    }
    at = bias + outputs;
    return out;
  }
}
