package org.epicentra.vae.training;

import org.epicentra.DivergenceException;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.network.LossSum;

/** The minibatches of an epoch and the sum of their losses, each checked when it is added. */
final class EpochLosses {
  private final TrainingSettings settings;
  private final int epoch;
  private final Shards shards;
  private final LossSum total = new LossSum();

  /**
   * @param start the state before the epoch
   */
  EpochLosses(TrainingState start) {
    this.settings = start.settings();
    this.epoch = start.epoch() + 1;
    this.shards = start.shards();
  }

  /** Number of minibatches. */
  int steps() {
    return StepPlan.stepsPerEpoch(shards.rows(), settings.batchSize());
  }

  /** One of the minibatches, from 0. */
  StepPlan plan(int step) {
    return new StepPlan(epoch, step, shards, settings.batchSize());
  }

  /**
   * Adds a minibatch's losses.
   *
   * @throws DivergenceException if they are not finite
   * @throws IllegalStateException if their number of rows is not that of the minibatch
   */
  void add(StepPlan plan, LossSum losses) {
    if (losses.rows() != plan.size()) {
      throw new IllegalStateException(
          "a minibatch of %d rows came back with %d".formatted(plan.size(), losses.rows()));
    }
    if (!Double.isFinite(losses.loss())) {
      throw diverged(
          "loss is %s at epoch %d, minibatch %d of %d"
              .formatted(losses.loss(), epoch, plan.step() + 1, steps()),
          epoch,
          settings);
    }
    total.merge(losses);
  }

  /** The sum so far. */
  LossSum total() {
    return total;
  }

  /** Says what is not finite in an epoch, and what to do about it. */
  static DivergenceException diverged(String what, int epoch, TrainingSettings settings) {
    return new DivergenceException(
        "The %s; it must be finite. %s. Lower the learning rate, now %s, or clip the gradient."
            .formatted(
                what,
                epoch == 1 ? "No epoch was completed" : "Epoch " + (epoch - 1) + " was still good",
                settings.learningRate(epoch)));
  }
}
