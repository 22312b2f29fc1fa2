package org.epicentra.vae.evaluation;

import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;

/** Evaluates the rows of a partition in blocks. Owns scratch memory: one instance for each task. */
public final class EvaluationPass {
  private static final int BLOCK = 250;

  private final EvaluationSettings settings;
  private final VaeArchitecture architecture;
  private final VaeElbo elbo;
  private final ImportanceSampler sampler;
  private final int block;
  private final float[] pixels;
  private final long[] keys;
  private final float[] mean;
  private final float[] logVariance;
  private final double[] reconstruction;
  private final double[] kl;

  /** A pass for networks of this architecture. */
  public EvaluationPass(VaeArchitecture architecture, EvaluationSettings settings) {
    Blas blas = Blas.of(settings.blas());
    this.settings = settings;
    this.architecture = architecture;
    this.elbo = new VaeElbo(architecture, settings.samples(), blas);
    this.sampler =
        settings.importanceSamples() > 0 ? new ImportanceSampler(architecture, blas) : null;
    this.block = Math.max(1, BLOCK / settings.samples());
    this.pixels = new float[block * architecture.inputs()];
    this.keys = new long[block];
    this.mean = new float[block * architecture.codes()];
    this.logVariance = new float[block * architecture.codes()];
    this.reconstruction = new double[block];
    this.kl = new double[block];
  }

  /**
   * Adds all rows of a source.
   *
   * @param weights all parameters of the network
   */
  public void add(float[] weights, BatchSource source, EvaluationSum into) {
    Binarizer binarizer = Binarizer.forEvaluation(settings.binarize(), settings.seed());
    int inputs = architecture.inputs();
    for (int first = 0; first < source.rows(); first += block) {
      int rows = Math.min(block, source.rows() - first);
      for (int i = 0; i < rows; i++) {
        keys[i] = source.firstKey() + first + i;
        source.copy(first + i, pixels, i * inputs);
        binarizer.apply(pixels, i * inputs, inputs, keys[i]);
      }
      add(weights, new Minibatch(pixels, rows, keys), into);
    }
  }

  private void add(float[] weights, Minibatch batch, EvaluationSum into) {
    int rows = batch.rows();
    elbo.losses(weights, batch, noise(Noise.EVALUATION), reconstruction, kl);
    for (int i = 0; i < rows; i++) {
      into.add(reconstruction[i], kl[i]);
    }
    elbo.encode(weights, batch.pixels(), rows, mean, logVariance);
    into.addMeans(mean, rows);
    elbo.addKlTerms(rows, into.klSums());
    if (sampler != null) {
      double[] logLikelihood = reconstruction;
      sampler.logLikelihoods(
          weights, batch, settings.importanceSamples(), noise(Noise.IMPORTANCE), logLikelihood);
      for (int i = 0; i < rows; i++) {
        into.addLogLikelihood(logLikelihood[i]);
      }
    }
  }

  private Noise noise(String purpose) {
    return architecture.family().noise(settings.seed(), purpose, 0);
  }
}
