package org.epicentra.vae.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.OptionDifferences;
import org.epicentra.Setting;
import org.epicentra.vae.network.LossSum;
import org.epicentra.vae.network.VaeWeights;

/** The training loop: epochs of an {@link EpochPass}, validation, early stop. */
public final class VaeTrainer {
  private final TrainingSettings settings;
  private final EpochPass pass;
  private final LossPass validation;

  /**
   * @param validation the loss of other data after each epoch; null for none
   * @throws IllegalArgumentException if there is patience but no validation
   */
  public VaeTrainer(TrainingSettings settings, EpochPass pass, LossPass validation) {
    if (settings.patience() > 0 && validation == null) {
      throw new IllegalArgumentException(
          Setting.mustBe("patience", settings.patience(), "0 without validation data"));
    }
    this.settings = settings;
    this.pass = pass;
    this.validation = validation;
  }

  /**
   * Trains until the settings' epochs are done or validation has stopped improving.
   *
   * @param start of a new run or of a resumed one
   * @return the state at the end
   * @throws BadInputException if the start is that of a run with other steps or more epochs
   * @throws org.epicentra.DivergenceException if the loss or a weight is not finite; the state that
   *     the listener received last is still good
   */
  public TrainingState train(TrainingState start, TrainingListener listener) {
    requireSameSteps(start);
    TrainingState state = start.with(settings);
    int steps = StepPlan.stepsPerEpoch(state.rows(), settings.batchSize());
    while (!state.finished()) {
      int epoch = state.epoch() + 1;
      listener.epochStarted(epoch, steps);
      EpochResult result = pass.run(state, listener);
      listener.epochTrained(epoch);
      checkFinite("weight", result.weights(), epoch);
      checkFinite("second moment", result.adam().secondMoment(), epoch);
      state = after(state, result);
      listener.epochFinished(state);
    }
    return state;
  }

  private void requireSameSteps(TrainingState start) {
    OptionDifferences differences = settings.differences(start.settings());
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "The checkpoint was made with other settings: %s. Only %s and %s may change: resume with the same settings, or start anew."
              .formatted(differences, Setting.named("epochs"), Setting.named("patience")));
    }
    if (start.epoch() > settings.epochs()) {
      throw new BadInputException(
          "The checkpoint is of epoch %d already. %s to resume."
              .formatted(
                  start.epoch(),
                  Setting.mustBe("epochs", settings.epochs(), start.epoch() + " or more")));
    }
  }

  private TrainingState after(TrainingState before, EpochResult result) {
    VaeWeights weights = new VaeWeights(before.weights().architecture(), result.weights());
    int epoch = before.epoch() + 1;
    double validationLoss = Double.NaN;
    if (validation != null) {
      validationLoss = validation.run(result.weights()).loss();
      if (!Double.isFinite(validationLoss)) {
        throw EpochLosses.diverged(
            "validation loss is " + validationLoss + " after epoch " + epoch, epoch, settings);
      }
    }
    LossSum losses = result.losses();
    List<EpochReport> epochs = new ArrayList<>(before.epochs());
    epochs.add(
        new EpochReport(
            epoch, losses.reconstruction(), losses.kl(), losses.gain(), validationLoss));
    Optional<BestEpoch> best = before.best();
    if (settings.patience() > 0
        && (best.isEmpty() || validationLoss < best.get().validationLoss())) {
      best = Optional.of(new BestEpoch(epoch, validationLoss, weights));
    }
    return new TrainingState(
        settings,
        before.rows(),
        before.fingerprint(),
        weights,
        result.adam().state(),
        epochs,
        best);
  }

  private void checkFinite(String name, float[] values, int epoch) {
    int fault = VaeWeights.firstNotFinite(values);
    if (fault >= 0) {
      throw EpochLosses.diverged(
          name + " " + fault + " is " + values[fault] + " after epoch " + epoch, epoch, settings);
    }
  }
}
