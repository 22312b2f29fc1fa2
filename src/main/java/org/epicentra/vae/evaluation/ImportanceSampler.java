package org.epicentra.vae.evaluation;

import org.epicentra.gradient.Estimator;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.latent.Posterior;
import org.epicentra.vae.likelihood.Observations;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeNetwork;

/**
 * Estimates log p(x) of an image by importance sampling: log 1/k sum_i p(x, z_i) / q(z_i|x) with
 * z_i drawn from q(z|x), a lower bound in expectation that becomes tighter with k. Y. Burda, R.
 * Grosse, R. Salakhutdinov, "Importance weighted autoencoders", ICLR 2016, <a
 * href="https://arxiv.org/abs/1509.00519">arXiv:1509.00519</a>. Owns scratch memory: one instance
 * for each task.
 */
public final class ImportanceSampler {
  /** Draws decoded at a time. */
  private static final int BLOCK = 250;

  private final VaeNetwork network;
  private final Observations observations;
  private final int inputs;
  private final Posterior posterior;
  private final int codes;
  private final int parameters;
  private final float[] noise;
  private final float[] z;

  /**
   * @param blas the matrix products
   */
  public ImportanceSampler(VaeArchitecture architecture, Blas blas) {
    ElementKernel kernel = ElementKernel.create();
    this.observations = architecture.observations(kernel);
    this.network = new VaeNetwork(architecture, blas, kernel);
    this.inputs = architecture.inputs();
    this.posterior = architecture.posterior(Estimator.ANALYTIC.create(), kernel);
    this.codes = architecture.codes();
    this.parameters = architecture.parameterCount();
    this.noise = new float[BLOCK * codes];
    this.z = new float[BLOCK * codes];
  }

  /**
   * log p(x) of each row, in nats.
   *
   * @param weights all parameters of the network
   * @param draws k, at least 1
   * @param source of the noise of each row and draw
   * @param logLikelihood takes one number per row
   * @throws IllegalArgumentException if there are no draws, or the weights are of another network
   */
  public void logLikelihoods(
      float[] weights, Minibatch batch, int draws, Noise source, double[] logLikelihood) {
    if (draws < 1) {
      throw new IllegalArgumentException("there are " + draws + " draws; there must be 1 or more");
    }
    if (weights.length != parameters) {
      throw new IllegalArgumentException(
          "there are " + weights.length + " parameters; there must be " + parameters);
    }
    int rows = batch.rows();
    posterior.take(network.encode(weights, batch.pixels(), rows), rows);
    for (int row = 0; row < rows; row++) {
      RunningLogSum sum = new RunningLogSum();
      for (int first = 0; first < draws; first += BLOCK) {
        int count = Math.min(BLOCK, draws - first);
        for (int i = 0; i < count; i++) {
          source.fill(batch.rowKeys()[row], first + i, noise, i * codes, codes);
        }
        addWeights(weights, batch.pixels(), row, count, sum);
      }
      logLikelihood[row] = sum.log() - Math.log(draws);
    }
  }

  /** Adds log p(x, z) - log q(z|x) of the draws whose noise has been filled in. */
  private void addWeights(float[] weights, float[] pixels, int row, int count, RunningLogSum sum) {
    for (int draw = 0; draw < count; draw++) {
      posterior.draw(row, noise, z, draw * codes);
    }
    observations.take(weights);
    float[] outputs = network.decode(weights, z, count);
    for (int draw = 0; draw < count; draw++) {
      sum.add(
          observations.logLikelihood(outputs, draw * inputs, pixels, row * inputs)
              + posterior.logPrior(z, draw * codes)
              - posterior.logDensity(row, noise, z, draw * codes));
    }
  }

  /** log-sum-exp of numbers that arrive one at a time. */
  private static final class RunningLogSum {
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    void add(double log) {
      if (log > max) {
        sum = sum * Math.exp(max - log) + 1;
        max = log;
      } else if (log != Double.NEGATIVE_INFINITY) { // which adds nothing; NaN adds itself
        sum += Math.exp(log - max);
      }
    }

    double log() {
      return max + Math.log(sum);
    }
  }
}
