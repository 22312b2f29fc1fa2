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
 * The share of one task in a pass: selects its rows, binarises them, and sums gradient and losses.
 * Owns scratch memory: one instance for each task.
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

  /**
   * Adds the sums over some shards of a minibatch.
   *
   * @param weights all parameters of the network
   * @param source that holds all rows of these shards
   * @param into takes the shards from its next one on
   * @param end the shard behind the last to add
   */
  public void addGradients(
      float[] weights, StepPlan plan, BatchSource source, ShardSums into, int end) {
    while (into.next() < end) {
      GradientSum sum = into.spare(weights.length);
      if (plan.size(into.next()) > 0) {
        addGradient(weights, plan, into.next(), source, sum);
      } else {
        sum.clear();
      }
      into.add(sum);
    }
  }

  /**
   * Adds gradient and losses of the rows that a minibatch has of one shard.
   *
   * @param weights all parameters of the network
   * @param source that holds all rows of the shard
   * @param into sums of the same network
   */
  private void addGradient(
      float[] weights, StepPlan plan, int shard, BatchSource source, GradientSum into) {
    int size = plan.size(shard);
    reserve(Math.min(size, block));
    Binarizer binarizer = Binarizer.forTraining(settings.binarize(), settings.seed(), plan.epoch());
    Permutation order = plan.order(shard, settings.seed());
    Noise noise = family.noise(settings.seed(), Noise.TRAINING, plan.number());
    elbo.anneal(settings.annealing().temperature(plan.number()));
    long start = plan.shards().start(shard) - source.firstKey();
    for (int first = 0; first < size; first += block) {
      int rows = Math.min(block, size - first);
      for (int i = 0; i < rows; i++) {
        long row = start + order.at(plan.rowsBefore(shard) + first + i);
        take(source, (int) row, i, binarizer);
      }
      elbo.addGradient(weights, new Minibatch(pixels, rows, keys), noise, into);
    }
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
