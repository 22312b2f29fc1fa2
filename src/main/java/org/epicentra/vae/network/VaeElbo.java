package org.epicentra.vae.network;

import java.util.List;
import org.epicentra.Setting;
import org.epicentra.gradient.ElboGradientEstimator;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.kernel.LayerPart;
import org.epicentra.vae.latent.DrawnLatents;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.latent.Posterior;
import org.epicentra.vae.likelihood.Observations;

/**
 * The loss of a minibatch, -E_q log p(x|z) + KL(q || p) of eq. (10), and its gradient with respect
 * to every parameter. The first term is estimated from draws (12); the second is reported in closed
 * form (11) whatever the estimator of the gradient, which may be that of the importance-weighted
 * bound.
 *
 * <p>Owns scratch memory that grows to the largest minibatch seen: one instance for each task, not
 * thread-safe.
 */
public final class VaeElbo {
  /** The most draws per row: a row's draws are decoded together, and must fit into memory. */
  public static final int MOST_SAMPLES = 10_000;

  private final VaeNetwork network;
  private final Observations observations;
  private final Posterior posterior;
  private final int samples;
  private final int inputs;
  private final int codes;
  private final int parameters;
  private final boolean ownParameters;
  private final List<LayerPart> whole;
  private final float[][] byHeads;
  private double temperature = 1;
  private float[] noise = new float[0];
  private float[] z = new float[0];
  private float[] byZ = new float[0];
  private float[] drawWeight = new float[0];
  private double[] logLikelihood = new double[0];
  private double[] reconstruction = new double[0];
  private double[] kl = new double[0];

  /**
   * @param estimator of the gradient
   * @param samples draws of z for each row, at least 1, over which its loss is averaged
   * @param blas the matrix products
   * @throws IllegalArgumentException if there are no draws, or the family of z does not have the
   *     estimator
   */
  public VaeElbo(
      VaeArchitecture architecture, ElboGradientEstimator estimator, int samples, Blas blas) {
    this(architecture, estimator, samples, blas, ElementKernel.create());
  }

  /**
   * For losses, encoding and decoding alone, without gradients: with the analytic estimator, which
   * every family has.
   */
  public VaeElbo(VaeArchitecture architecture, int samples, Blas blas) {
    this(architecture, Estimator.ANALYTIC.create(), samples, blas);
  }

  VaeElbo(
      VaeArchitecture architecture,
      ElboGradientEstimator estimator,
      int samples,
      Blas blas,
      ElementKernel kernel) {
    if (samples < 1) {
      throw new IllegalArgumentException(Setting.mustBe("samples", samples, "1 or more"));
    }
    this.network = new VaeNetwork(architecture, blas, kernel);
    this.observations = architecture.observations(kernel);
    this.posterior = architecture.posterior(estimator, kernel);
    this.byHeads = new float[architecture.family().heads()][0];
    this.samples = samples;
    this.inputs = architecture.inputs();
    this.codes = architecture.codes();
    this.parameters = architecture.parameterCount();
    this.ownParameters = architecture.hasLikelihoodParameters();
    this.whole = new ParameterLayout(architecture).parts(false);
  }

  /**
   * Sets how far draws of categories are relaxed in gradients from now on; losses alone are always
   * those of discrete draws. Families without categories ignore it.
   *
   * @param temperature above 0; 1 until this is called
   */
  public void anneal(double temperature) {
    this.temperature = temperature;
  }

  /**
   * Adds the batch's gradient and losses.
   *
   * @param weights all parameters of the network
   * @param noise gives the eps of each row and draw
   * @param into sums of the same network
   */
  public void addGradient(float[] weights, Minibatch batch, Noise noise, GradientSum into) {
    addGradient(weights, batch, noise, whole, into);
  }

  /** The same by some {@link ParameterLayout#parts}, which the bits depend on. */
  public void addGradient(
      float[] weights, Minibatch batch, Noise noise, List<LayerPart> parts, GradientSum into) {
    check(into.gradient());
    boolean add = !into.isOfNoRows();
    differentiate(weights, batch, noise, into.losses(), into);
    if (batch.rows() > 0) {
      for (LayerPart part : parts) {
        gradient(part, add, into.gradient(), part.from());
      }
    }
  }

  /**
   * Adds the batch's losses and prepares its gradient, for {@link #gradient}.
   *
   * @param weights all parameters of the network
   * @throws IllegalStateException if the likelihood has parameters, for {@link #addGradient} alone
   */
  public void differentiate(float[] weights, Minibatch batch, Noise noise, LossSum into) {
    if (ownParameters) {
      throw new IllegalStateException("the likelihood has parameters of its own");
    }
    differentiate(weights, batch, noise, into, null);
  }

  /**
   * After {@link #differentiate} of a batch with rows, until the next pass and as long as the
   * batch's pixels are unchanged: its gradient with respect to part of the parameters. May be
   * called by several threads at the same time.
   *
   * @param part one of {@link ParameterLayout#parts}
   * @param add whether to add to {@code into} or to overwrite it
   * @param into takes the part from {@code at}
   */
  void gradient(LayerPart part, boolean add, float[] into, int at) {
    network.gradient(part, add, into, at);
  }

  /** Leaves out the layers' gradient; {@code others} takes that of other parameters, if any. */
  private void differentiate(
      float[] weights, Minibatch batch, Noise noise, LossSum into, GradientSum others) {
    check(weights);
    int rows = batch.rows();
    if (rows == 0) {
      return;
    }
    draw(weights, batch, noise, temperature);
    float[] outputs = decoded(weights, z, rows * samples);
    DrawnLatents draws = draws(rows);
    double sum = 0;
    for (int draw = 0; draw < rows * samples; draw++) {
      logLikelihood[draw] =
          observations.differentiate(
              outputs, draw * inputs, batch.pixels(), draw / samples * inputs);
      sum -= logLikelihood[draw];
    }
    double bound = posterior.weigh(draws);
    if (others != null) {
      observations.addGradient(
          outputs, rows * samples, drawWeight, others.gradient(), others.isOfNoRows());
    }
    share(outputs, rows);
    network.differentiateDecoder(weights, outputs, byZ);
    posterior.gradient(draws, byHeads);
    network.differentiateEncoder(weights, byHeads);
    double kl = kl(rows);
    into.add(sum / samples, kl, rows);
    if (weighted()) {
      into.addGain(bound + sum / samples + kl);
    }
  }

  /**
   * Whether the loss differs from that of eq. (10). With one draw both have the same mean, and the
   * divergence in closed form is the less noisy one.
   */
  private boolean weighted() {
    return samples > 1 && posterior.importanceWeighted();
  }

  /** Adds the batch's losses, without a gradient. */
  public void addLosses(float[] weights, Minibatch batch, Noise noise, LossSum into) {
    int rows = batch.rows();
    if (reconstruction.length < rows) {
      reconstruction = new double[rows];
      kl = new double[rows];
    }
    losses(weights, batch, noise, reconstruction, kl);
    for (int row = 0; row < rows; row++) {
      into.add(reconstruction[row], kl[row], 1);
    }
    if (weighted()) {
      double gain = posterior.weigh(draws(rows));
      for (int row = 0; row < rows; row++) {
        gain += reconstruction[row] + kl[row];
      }
      into.addGain(gain);
    }
  }

  /**
   * Each row's two terms of the loss, in nats.
   *
   * @param reconstruction takes -E_q log p(x|z) of each row
   * @param kl takes KL(q || p) of each row
   */
  public void losses(
      float[] weights, Minibatch batch, Noise noise, double[] reconstruction, double[] kl) {
    check(weights);
    int rows = batch.rows();
    draw(weights, batch, noise, 0);
    float[] outputs = decoded(weights, z, rows * samples);
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int draw = row * samples; draw < (row + 1) * samples; draw++) {
        logLikelihood[draw] =
            observations.logLikelihood(outputs, draw * inputs, batch.pixels(), row * inputs);
        sum -= logLikelihood[draw];
      }
      reconstruction[row] = sum / samples;
      kl[row] = posterior.kl(row);
    }
  }

  /**
   * The posteriors q(z|x) of images: mean and log-variance of each number of z, which for a
   * category are those of its indicator.
   *
   * @param pixels rows x inputs
   * @param mean takes rows x codes
   * @param logVariance takes rows x codes
   */
  public void encode(float[] weights, float[] pixels, int rows, float[] mean, float[] logVariance) {
    check(weights);
    posterior.take(network.encode(weights, pixels, rows), rows);
    posterior.moments(rows, mean, logVariance);
  }

  /**
   * Adds the terms of KL(q || p) of the first of the rows that were encoded last.
   *
   * @param rows at most as many as were encoded
   * @param into takes the sum over the rows for each coordinate of z, in nats
   */
  public void addKlTerms(int rows, double[] into) {
    for (int row = 0; row < rows; row++) {
      posterior.addKlTerms(row, into);
    }
  }

  /**
   * The means of the inputs, given z: of pixels of 0 and 1 their probabilities theta.
   *
   * @param z rows x codes
   * @param means takes rows x inputs
   */
  public void decode(float[] weights, float[] z, int rows, float[] means) {
    check(weights);
    float[] outputs = decoded(weights, z, rows);
    observations.means(outputs, rows);
    System.arraycopy(outputs, 0, means, 0, rows * inputs);
  }

  /**
   * Overwrites the means that {@link #decode} gave last with draws of the inputs.
   *
   * @param means rows x inputs
   * @param seed of all draws
   * @param firstRow number of the first row: the draw of a row is a function of seed and number
   */
  public void drawInputs(float[] means, int rows, long seed, long firstRow) {
    for (int row = 0; row < rows; row++) {
      observations.draw(means, row * inputs, seed, firstRow + row);
    }
  }

  private float[] decoded(float[] weights, float[] z, int rows) {
    observations.take(weights);
    return network.decode(weights, z, rows);
  }

  /** Encodes the batch and draws z, the draws of a row next to each other. */
  private void draw(float[] weights, Minibatch batch, Noise source, double temperature) {
    int rows = batch.rows();
    reserve(rows);
    posterior.take(network.encode(weights, batch.pixels(), rows), rows);
    posterior.relax(temperature);
    for (int row = 0; row < rows; row++) {
      for (int s = 0; s < samples; s++) {
        int at = (row * samples + s) * codes;
        source.fill(batch.rowKeys()[row], s, noise, at, codes);
        posterior.draw(row, noise, z, at);
      }
    }
  }

  private void reserve(int rows) {
    int length = rows * codes;
    if (byHeads[0].length < length) {
      for (int head = 0; head < byHeads.length; head++) {
        byHeads[head] = new float[length];
      }
      noise = new float[length * samples];
      z = new float[length * samples];
      byZ = new float[length * samples];
      logLikelihood = new double[rows * samples];
      drawWeight = new float[rows * samples];
    }
  }

  private DrawnLatents draws(int rows) {
    return new DrawnLatents(rows, samples, noise, z, logLikelihood, drawWeight, byZ);
  }

  /** Multiplies the gradient of each draw by the draw's weight. */
  private void share(float[] byOutputs, int rows) {
    if (samples > 1) {
      for (int draw = 0; draw < rows * samples; draw++) {
        float weight = drawWeight[draw];
        for (int i = draw * inputs; i < (draw + 1) * inputs; i++) {
          byOutputs[i] *= weight;
        }
      }
    }
  }

  private double kl(int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += posterior.kl(row);
    }
    return sum;
  }

  private void check(float[] values) {
    if (values.length != parameters) {
      throw new IllegalArgumentException(
          "there are " + values.length + " parameters; there must be " + parameters);
    }
  }
}
