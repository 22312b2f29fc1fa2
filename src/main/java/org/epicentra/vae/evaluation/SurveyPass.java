package org.epicentra.vae.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.math.Permutation;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarizer;
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
  private static final int BLOCK = 250;

  private final EvaluationSettings settings;
  private final SurveyPlan plan;
  private final Permutation ranks;
  private final VaeArchitecture architecture;
  private final VaeElbo elbo;
  private final ImportanceSampler sampler;
  private final int block;
  private final float[] pixels;
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
    this.block = Math.max(1, BLOCK / settings.samples());
    this.pixels = new float[block * architecture.inputs()];
    this.mean = new float[block * architecture.codes()];
    this.logVariance = new float[block * architecture.codes()];
    this.places = new int[block];
  }

  /**
   * Adds all rows of a source.
   *
   * @param weights all parameters of the network
   */
  public void add(float[] weights, BatchSource source, SurveySum into) {
    Binarizer binarizer = Binarizer.forEvaluation(settings.binarize(), settings.seed());
    int inputs = architecture.inputs();
    for (int first = 0; first < source.rows(); first += block) {
      int rows = Math.min(block, source.rows() - first);
      for (int i = 0; i < rows; i++) {
        source.copy(first + i, pixels, i * inputs);
        binarizer.apply(pixels, i * inputs, inputs, source.firstKey() + first + i);
      }
      elbo.encode(weights, pixels, rows, mean, logVariance);
      List<SurveyedRow> chosen = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        float[] numbers = numbers(i);
        into.moments().add(numbers);
        long key = source.firstKey() + first + i;
        long rank = ranks.at(key);
        if (rank < plan.sample().size()) {
          float[] shown = rank < plan.shown() ? row(pixels, i, inputs) : null;
          chosen.add(new SurveyedRow(key, (int) rank, numbers, shown));
          places[chosen.size() - 1] = i;
        }
      }
      measure(weights, chosen);
      chosen.forEach(into::add);
    }
  }

  private float[] numbers(int row) {
    float[] numbers = new float[plan.numbers().length];
    for (int j = 0; j < numbers.length; j++) {
      numbers[j] = mean[row * architecture.codes() + plan.numbers()[j]];
    }
    return numbers;
  }

  private static float[] row(float[] pixels, int row, int inputs) {
    float[] copy = new float[inputs];
    System.arraycopy(pixels, row * inputs, copy, 0, inputs);
    return copy;
  }

  private void measure(float[] weights, List<SurveyedRow> chosen) {
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
