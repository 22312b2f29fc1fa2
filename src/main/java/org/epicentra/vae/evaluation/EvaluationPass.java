package org.epicentra.vae.evaluation;

import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;

/** Evaluates the rows of a partition in blocks. Owns scratch memory: one instance for each task. */
public final class EvaluationPass {
  private final EvaluationSettings settings;
  private final VaeArchitecture architecture;
  private final VaeElbo elbo;
  private final ImportanceSampler sampler;
  private final BinarisedBlocks blocks;
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
    this.blocks = new BinarisedBlocks(architecture, settings);
    this.mean = new float[blocks.rows() * architecture.codes()];
    this.logVariance = new float[blocks.rows() * architecture.codes()];
    this.reconstruction = new double[blocks.rows()];
    this.kl = new double[blocks.rows()];
  }

  /**
   * Adds all rows of a source.
   *
   * @param weights all parameters of the network
   */
  public void add(float[] weights, BatchSource source, EvaluationSum into) {
    blocks.forEach(source, batch -> add(weights, batch, into));
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
