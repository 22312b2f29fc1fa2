package org.epicentra.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;

/**
 * The training loop: minibatch gradients from a {@link GradientPass}, Adam, validation, early stop.
 */
public final class VaeTrainer {
  private final TrainingSettings settings;
  private final GradientPass pass;
  private final LossPass validation;

  /**
   * @param validation of other data after each epoch; null for none
   * @throws IllegalArgumentException if there is patience but no validation
   */
  public VaeTrainer(TrainingSettings settings, GradientPass pass, LossPass validation) {
    if (settings.patience() > 0 && validation == null) {
      throw new IllegalArgumentException(
          "patience is " + settings.patience() + ", must be 0 without validation data");
    }
    this.settings = settings;
    this.pass = pass;
    this.validation = validation;
  }

  /**
   * Trains until the settings' epochs are done or validation has stopped improving.
   *
   * @param start of a new run or of one that is resumed
   * @return where it ended
   * @throws BadInputException if the start is of a run that took other steps, or more epochs
   * @throws DivergenceException if the loss or a weight is not finite; the state that the listener
   *     had last is still good
   */
  public TrainingState train(TrainingState start, TrainingListener listener) {
    requireSameSteps(start);
    TrainingState state = start.with(settings);
    float[] weights = start.weights().values();
    Adam adam = new Adam(settings.learningRate(), start.adam());
    while (!state.finished()) {
      int epoch = state.epoch() + 1;
      LossSum losses = steps(epoch, state.rows(), weights, adam, listener);
      listener.epochTrained(epoch);
      checkFinite("weight", weights, epoch);
      checkFinite("second moment", adam.secondMoment(), epoch);
      state = after(state, losses, weights, adam);
      listener.epochFinished(state);
    }
    return state;
  }

  private void requireSameSteps(TrainingState start) {
    if (!settings.takesStepsOf(start.settings())) {
      throw new BadInputException(
          ("The checkpoint was made with %s; this run has %s. Only epochs and patience may change."
                  + " Resume with the same options, or start anew.")
              .formatted(start.settings(), settings));
    }
    if (start.epoch() > settings.epochs()) {
      throw new BadInputException(
          "The checkpoint is of epoch %d already; epochs is %d, must be %d or more to resume."
              .formatted(start.epoch(), settings.epochs(), start.epoch()));
    }
  }

  private LossSum steps(
      int epoch, long rows, float[] weights, Adam adam, TrainingListener listener) {
    int steps = StepPlan.stepsPerEpoch(rows, settings.batchSize());
    listener.epochStarted(epoch, steps);
    LossSum losses = new LossSum();
    for (int step = 0; step < steps; step++) {
      StepPlan plan = new StepPlan(epoch, step, rows, settings.batchSize());
      GradientSum sum = pass.run(weights, plan);
      if (sum.losses().rows() != plan.size()) {
        throw new IllegalStateException(
            "a minibatch of %d rows came back with %d".formatted(plan.size(), sum.losses().rows()));
      }
      checkLoss(sum.losses(), plan, steps);
      losses.merge(sum.losses());
      clip(sum);
      adam.update(weights, sum.gradient());
      listener.stepFinished(epoch, step + 1);
    }
    return losses;
  }

  private void clip(GradientSum sum) {
    if (settings.gradientClip() > 0) {
      float[] gradient = sum.gradient();
      double squares = 0;
      for (float g : gradient) {
        squares += (double) g * g;
      }
      double norm = Math.sqrt(squares) / sum.losses().rows();
      if (norm > settings.gradientClip()) {
        float factor = (float) (settings.gradientClip() / norm);
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] *= factor;
        }
      }
    }
  }

  private TrainingState after(TrainingState before, LossSum losses, float[] values, Adam adam) {
    VaeWeights weights = new VaeWeights(before.weights().architecture(), values);
    int epoch = before.epoch() + 1;
    double validationLoss = Double.NaN;
    if (validation != null) {
      validationLoss = validation.run(values).loss();
      if (!Double.isFinite(validationLoss)) {
        throw diverged("validation loss is " + validationLoss + " after epoch " + epoch, epoch);
      }
    }
    List<EpochReport> epochs = new ArrayList<>(before.epochs());
    epochs.add(new EpochReport(epoch, losses.reconstruction(), losses.kl(), validationLoss));
    Optional<BestEpoch> best = before.best();
    if (settings.patience() > 0
        && (best.isEmpty() || validationLoss < best.get().validationLoss())) {
      best = Optional.of(new BestEpoch(epoch, validationLoss, weights));
    }
    return new TrainingState(settings, before.rows(), weights, adam.state(), epochs, best);
  }

  private void checkLoss(LossSum losses, StepPlan plan, int steps) {
    if (!Double.isFinite(losses.loss())) {
      throw diverged(
          "loss is %s at epoch %d, minibatch %d of %d"
              .formatted(losses.loss(), plan.epoch(), plan.step() + 1, steps),
          plan.epoch());
    }
  }

  private void checkFinite(String name, float[] values, int epoch) {
    int fault = VaeWeights.firstNotFinite(values);
    if (fault >= 0) {
      throw diverged(name + " " + fault + " is " + values[fault] + " after epoch " + epoch, epoch);
    }
  }

  private DivergenceException diverged(String what, int epoch) {
    return new DivergenceException(
        "The %s; it must be finite. %s. Lower the learning rate, now %s, or clip the gradient."
            .formatted(
                what,
                epoch == 1 ? "No epoch was completed" : "Epoch " + (epoch - 1) + " was still good",
                settings.learningRate()));
  }
}
