package org.epicentra.vae.training;

import java.util.List;
import java.util.Optional;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;

/**
 * Where training stands after some epochs: enough to go on to the same bits.
 *
 * @param settings of the run
 * @param rows of the training data, which fix the minibatches
 * @param fingerprint of the training data: other images have another
 * @param weights after the last epoch
 * @param adam after the last epoch
 * @param epochs what each epoch gave, in order
 * @param best the best epoch by validation; empty unless the settings have patience
 */
public record TrainingState(
    TrainingSettings settings,
    long rows,
    long fingerprint,
    VaeWeights weights,
    AdamState adam,
    List<EpochReport> epochs,
    Optional<BestEpoch> best) {

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if there are no rows, Adam is of another network, or the
   *     epochs are not numbered from 1
   */
  public TrainingState {
    epochs = List.copyOf(epochs);
    int parameters = weights.architecture().parameterCount();
    if (rows < 1) {
      throw new IllegalArgumentException("rows is " + rows + ", must be 1 or more");
    }
    if (adam.firstMoment().length != parameters) {
      throw new IllegalArgumentException(
          "Adam has %d parameters, must have the network's %d"
              .formatted(adam.firstMoment().length, parameters));
    }
    for (int i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).epoch() != i + 1) {
        throw new IllegalArgumentException(
            "epoch %d stands at place %d".formatted(epochs.get(i).epoch(), i + 1));
      }
    }
    if (best.isPresent() && !(best.get().epoch() >= 1 && best.get().epoch() <= epochs.size())) {
      throw new IllegalArgumentException("the best epoch is " + best.get().epoch());
    }
  }

  /**
   * Before the first epoch, from random weights.
   *
   * @param rows of the training data
   * @param fingerprint of the training data
   */
  public static TrainingState initial(
      VaeArchitecture architecture, TrainingSettings settings, long rows, long fingerprint) {
    return new TrainingState(
        settings,
        rows,
        fingerprint,
        VaeWeights.initial(architecture, settings.seed()),
        AdamState.initial(architecture.parameterCount()),
        List.of(),
        Optional.empty());
  }

  /**
   * The same place with other weights: where a training begins that goes on from an earlier one's.
   *
   * @throws IllegalArgumentException if they are of another network
   */
  public TrainingState from(VaeWeights others) {
    return new TrainingState(settings, rows, fingerprint, others, adam, epochs, best);
  }

  /**
   * The same place in a run with other settings, for which the best epoch counts only if they have
   * patience.
   */
  TrainingState with(TrainingSettings others) {
    return new TrainingState(
        others,
        rows,
        fingerprint,
        weights,
        adam,
        epochs,
        others.patience() > 0 ? best : Optional.empty());
  }

  /** Epochs completed. */
  public int epoch() {
    return epochs.size();
  }

  /** True if the best epoch is as long ago as the patience. */
  public boolean stoppedEarly() {
    return settings.patience() > 0
        && best.isPresent()
        && epoch() - best.get().epoch() >= settings.patience();
  }

  /** True if there is nothing left to train. */
  public boolean finished() {
    return epoch() >= settings.epochs() || stoppedEarly();
  }

  /** The weights to keep: those of the best epoch where validation chooses it, else the last. */
  public VaeWeights result() {
    return best.map(BestEpoch::weights).orElse(weights);
  }
}
