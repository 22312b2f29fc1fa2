package org.epicentra.vae.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.epicentra.math.Permutation;
import org.epicentra.vae.images.BatchSource;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.LayerPart;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.latent.Noise;
import org.epicentra.vae.network.GradientSum;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.Minibatch;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.PiecewiseGradient;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeElbo;

/**
 * The share of one task in a pass: selects its rows, binarises them, and sums gradient and losses.
 * Owns scratch memory: one instance for each task.
 */
public final class PartitionPass {
  /** Draws computed at a time, which bounds the memory of a large shard of a minibatch. */
  private static final int BLOCK = 500;

  /**
   * The most draws of a minibatch from one shard for which the gradient is formed in small parts.
   * Each part reads all draws, which with more of them takes longer than what it saves.
   */
  private static final int FEW = 64;

  /** The most inputs of a minibatch's draws that are kept until its gradient is formed. */
  private static final int MOST = 1 << 22;

  private final TrainingSettings settings;
  private final LatentFamily family;
  private final int inputs;
  private final int block;
  private final List<LayerPart> parts;
  private final Supplier<VaeElbo> elbos;

  /** Where a shard's gradient is formed at once, the first serves all shards. */
  private final List<Batch> batches = new ArrayList<>();

  /**
   * @param settings of which binarisation, objective, estimator, samples and seed matter here
   * @param blas the matrix products
   */
  public PartitionPass(VaeArchitecture architecture, TrainingSettings settings, Blas blas) {
    this.settings = settings;
    this.family = architecture.family();
    this.inputs = architecture.inputs();
    this.block = Math.max(1, BLOCK / settings.samples());
    this.parts = parts(architecture, settings);
    this.elbos =
        () -> new VaeElbo(architecture, settings.gradientEstimator(), settings.samples(), blas);
  }

  /** The parts in which the gradient of a training is formed: small where draws are few. */
  static List<LayerPart> parts(VaeArchitecture architecture, TrainingSettings settings) {
    return new ParameterLayout(architecture).parts(hasFewDraws(settings));
  }

  private static boolean hasFewDraws(TrainingSettings settings) {
    long most = (settings.batchSize() - 1) / settings.shards() + 1;
    return most * settings.samples() <= FEW;
  }

  /**
   * Whether a training uses {@link #differentiate}: a minibatch has few draws of each shard and not
   * too many of all, and the network has no parameters but those of its layers.
   */
  static boolean isPiecewise(VaeArchitecture architecture, TrainingSettings settings) {
    return hasFewDraws(settings)
        && (long) settings.batchSize() * settings.samples() * architecture.inputs() <= MOST
        && !architecture.hasLikelihoodParameters();
  }

  /** Rows that are processed together, and the memory of their pass through the network. */
  private final class Batch {
    private final VaeElbo elbo = elbos.get();
    private float[] pixels = new float[0];
    private long[] keys = new long[0];

    void reserve(int rows) {
      if (keys.length < rows) {
        keys = Arrays.copyOf(keys, rows);
        pixels = new float[rows * inputs];
      }
    }

    void take(BatchSource source, int row, int to, Binarizer binarizer) {
      keys[to] = source.firstKey() + row;
      source.copy(row, pixels, to * inputs);
      binarizer.apply(pixels, to * inputs, inputs, keys[to]);
    }

    /** The next rows of a shard in a minibatch, from {@code first}. */
    Minibatch rows(StepPlan plan, int shard, BatchSource source, int first) {
      int rows = Math.min(block, plan.size(shard) - first);
      reserve(rows);
      Binarizer binarizer =
          Binarizer.forTraining(settings.binarize(), settings.seed(), plan.epoch());
      Permutation order = plan.order(shard, settings.seed());
      long start = plan.shards().start(shard) - source.firstKey();
      for (int i = 0; i < rows; i++) {
        take(source, (int) (start + order.at(plan.rowsBefore(shard) + first + i)), i, binarizer);
      }
      elbo.anneal(settings.annealing().temperature(plan.number()));
      return new Minibatch(pixels, rows, keys);
    }
  }

  private Batch batch(int number) {
    while (batches.size() <= number) {
      batches.add(new Batch());
    }
    return batches.get(number);
  }

  private Noise noise(StepPlan plan) {
    return family.noise(settings.seed(), Noise.TRAINING, plan.number());
  }

  /**
   * Differentiates some shards of a minibatch, whose gradient is then formed part by part.
   *
   * @param weights all parameters of the network
   * @param source that holds all rows of these shards
   * @param first the first of the shards
   * @param end the shard behind the last
   * @param into takes the shards; until their gradient is formed, this pass must not be used
   */
  void differentiate(
      float[] weights,
      StepPlan plan,
      BatchSource source,
      int first,
      int end,
      PiecewiseGradient into) {
    for (int shard = first; shard < end; shard++) {
      LossSum losses = new LossSum();
      Batch batch = null;
      if (plan.size(shard) > 0) {
        batch = batch(shard - first);
        Minibatch rows = batch.rows(plan, shard, source, 0);
        batch.elbo.differentiate(weights, rows, noise(plan), losses);
      }
      into.set(shard, batch == null ? null : batch.elbo, losses);
    }
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
    Batch batch = batch(0);
    for (int first = 0; first < plan.size(shard); first += block) {
      Minibatch rows = batch.rows(plan, shard, source, first);
      batch.elbo.addGradient(weights, rows, noise(plan), parts, into);
    }
  }

  /** Adds the losses of all rows of the source. */
  public void addLosses(float[] weights, BatchSource source, LossSum into) {
    Batch batch = batch(0);
    batch.reserve(Math.min(block, source.rows()));
    Binarizer binarizer = Binarizer.forEvaluation(settings.binarize(), settings.seed());
    Noise noise = family.noise(settings.seed(), Noise.EVALUATION, 0);
    for (int first = 0; first < source.rows(); first += block) {
      int rows = Math.min(block, source.rows() - first);
      for (int i = 0; i < rows; i++) {
        batch.take(source, first + i, i, binarizer);
      }
      Minibatch next = new Minibatch(batch.pixels, rows, batch.keys);
      batch.elbo.addLosses(weights, next, noise, into);
    }
  }
}
