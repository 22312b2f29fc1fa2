package org.epicentra.vae.training;

import java.util.Arrays;
import org.epicentra.math.Permutation;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;

/**
 * The share of one partition in a pass: selects its rows, binarises them, and sums gradient and
 * losses. Owns scratch memory: one instance for each task.
 */
public final class PartitionPass {
  /** Draws computed at a time, which bounds the memory of a large minibatch. */
  private static final int BLOCK = 500;

  private final TrainingSettings settings;
  private final LatentFamily family;
  private final int inputs;
  private final int block;
  private final VaeElbo elbo;
  private float[] pixels = new float[0];
  private long[] keys = new long[0];

  /**
   * @param settings of which binarisation, objective, estimator, samples and seed matter here
   * @param blas the matrix products
   */
  public PartitionPass(VaeArchitecture architecture, TrainingSettings settings, Blas blas) {
    this.settings = settings;
    this.family = architecture.family();
    this.inputs = architecture.inputs();
    this.block = Math.max(1, BLOCK / settings.samples());
    this.elbo = new VaeElbo(architecture, settings.gradientEstimator(), settings.samples(), blas);
  }

  /** Adds gradient and loss of those rows of a minibatch that are in the source. */
  public void addGradient(float[] weights, StepPlan plan, BatchSource source, GradientSum into) {
    reserve(Math.min(Math.min(plan.size(), source.rows()), block));
    Binarizer binarizer = Binarizer.forTraining(settings.binarize(), settings.seed(), plan.epoch());
    Permutation order = plan.order(settings.seed());
    Noise noise = family.noise(settings.seed(), Noise.TRAINING, plan.number());
    elbo.anneal(settings.annealing().temperature(plan.number()));
    int rows = 0;
    for (int i = 0; i < plan.size(); i++) {
      long row = order.at(plan.firstPosition() + i) - source.firstKey();
      if (row >= 0 && row < source.rows()) {
        take(source, (int) row, rows++, binarizer);
      }
      if (rows == block) {
        elbo.addGradient(weights, new Minibatch(pixels, rows, keys), noise, into);
        rows = 0;
      }
    }
    elbo.addGradient(weights, new Minibatch(pixels, rows, keys), noise, into);
  }

  /** Adds the losses of all rows of the source. */
  public void addLosses(float[] weights, BatchSource source, LossSum into) {
    reserve(Math.min(block, source.rows()));
    Binarizer binarizer = Binarizer.forEvaluation(settings.binarize(), settings.seed());
    Noise noise = family.noise(settings.seed(), Noise.EVALUATION, 0);
    for (int first = 0; first < source.rows(); first += block) {
      int rows = Math.min(block, source.rows() - first);
      for (int i = 0; i < rows; i++) {
        take(source, first + i, i, binarizer);
      }
      elbo.addLosses(weights, new Minibatch(pixels, rows, keys), noise, into);
    }
  }

  private void take(BatchSource source, int row, int to, Binarizer binarizer) {
    keys[to] = source.firstKey() + row;
    source.copy(row, pixels, to * inputs);
    binarizer.apply(pixels, to * inputs, inputs, keys[to]);
  }

  private void reserve(int rows) {
    if (keys.length < rows) {
      keys = Arrays.copyOf(keys, rows);
      pixels = new float[rows * inputs];
    }
  }
}
