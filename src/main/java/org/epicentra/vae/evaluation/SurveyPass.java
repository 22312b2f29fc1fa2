package org.epicentra.vae.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.math.Permutation;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;

/**
 * Encodes all rows of a partition, and measures those of a sample as {@link EvaluationPass} does,
 * with the same noise. Owns scratch memory: one instance for each task.
 */
public final class SurveyPass {
  private final EvaluationSettings settings;
  private final SurveyPlan plan;
  private final Permutation ranks;
  private final VaeArchitecture architecture;
  private final VaeElbo elbo;
  private final ImportanceSampler sampler;
  private final BinarisedBlocks blocks;
  private final float[] mean;
  private final float[] logVariance;

  /** Where in a block the rows of the sample are. */
  private final int[] places;

  /** A pass for networks of this architecture. */
  public SurveyPass(VaeArchitecture architecture, EvaluationSettings settings, SurveyPlan plan) {
    Blas blas = Blas.of(settings.blas());
    this.settings = settings;
    this.plan = plan;
    this.ranks = plan.sample().ranks();
    this.architecture = architecture;
    this.elbo = new VaeElbo(architecture, settings.samples(), blas);
    this.sampler =
        settings.importanceSamples() > 0 ? new ImportanceSampler(architecture, blas) : null;
    this.blocks = new BinarisedBlocks(architecture, settings);
    this.mean = new float[blocks.rows() * architecture.codes()];
    this.logVariance = new float[blocks.rows() * architecture.codes()];
    this.places = new int[blocks.rows()];
  }

  /**
   * Adds all rows of a source.
   *
   * @param weights all parameters of the network
   */
  public void add(float[] weights, BatchSource source, SurveySum into) {
    blocks.forEach(source, batch -> add(weights, batch, into));
  }

  private void add(float[] weights, Minibatch batch, SurveySum into) {
    elbo.encode(weights, batch.pixels(), batch.rows(), mean, logVariance);
    List<SurveyedRow> chosen = new ArrayList<>();
    for (int i = 0; i < batch.rows(); i++) {
      float[] numbers = numbers(i);
      into.moments().add(numbers);
      long key = batch.rowKeys()[i];
      long rank = ranks.at(key);
      if (rank < plan.sample().size()) {
        float[] shown = rank < plan.shown() ? row(batch.pixels(), i) : null;
        chosen.add(new SurveyedRow(key, (int) rank, numbers, shown));
        places[chosen.size() - 1] = i;
      }
    }
    measure(weights, batch.pixels(), chosen);
    chosen.forEach(into::add);
  }

  private float[] numbers(int row) {
    float[] numbers = new float[plan.numbers().length];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = mean[row * architecture.codes() + plan.numbers()[j]];
    }
    return numbers;
  }

  private float[] row(float[] pixels, int row) {
    int inputs = architecture.inputs();
    float[] copy = new float[inputs];
    System.arraycopy(pixels, row * inputs, copy, 0, inputs);
    return copy;
  }

  private void measure(float[] weights, float[] pixels, List<SurveyedRow> chosen) {
    int rows = chosen.size();
    if (rows == 0) {
      return;
    }
    int inputs = architecture.inputs();
    long[] keys = new long[rows];
    for (int i = 0; i < rows; i++) { // to the front, where nothing is overwritten before it moves
      keys[i] = chosen.get(i).key();
      System.arraycopy(pixels, places[i] * inputs, pixels, i * inputs, inputs);
    }
    Minibatch batch = new Minibatch(pixels, rows, keys);
    double[] reconstruction = new double[rows];
    double[] kl = new double[rows];
    elbo.losses(weights, batch, noise(Noise.EVALUATION), reconstruction, kl);
    for (int i = 0; i < rows; i++) {
      chosen.get(i).losses(reconstruction[i], kl[i]);
    }
    if (sampler != null) {
      double[] logLikelihood = new double[rows];
      Noise noise = noise(Noise.IMPORTANCE);
      sampler.logLikelihoods(weights, batch, settings.importanceSamples(), noise, logLikelihood);
      for (int i = 0; i < rows; i++) {
        chosen.get(i).logLikelihood(logLikelihood[i]);
      }
    }
  }

  private Noise noise(String purpose) {
    return architecture.family().noise(settings.seed(), purpose, 0);
  }
}
