package org.epicentra.vae.training;

import java.util.List;
import java.util.Optional;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;

/**
 * The state of training after some epochs: enough to continue to the same bits.
 *
 * @param settings of the run
 * @param rows number of training images, which determines the minibatches
 * @param fingerprint of the training images, by which others are recognised
 * @param weights after the last epoch
 * @param adam after the last epoch
 * @param epochs the report of each epoch, in order
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
   * @throws IllegalArgumentException if there are no rows, Adam belongs to another network, or the
   *     epochs are not numbered from 1
   */
  public TrainingState {
    epochs = List.copyOf(epochs);
    int parameters = weights.architecture().parameterCount();
    if (rows < 1) {
      throw new IllegalArgumentException("rows is " + rows + "; it must be 1 or more");
    }
    if (adam.firstMoment().length != parameters) {
      throw new IllegalArgumentException(
          "Adam has %d parameters; the network has %d"
              .formatted(adam.firstMoment().length, parameters));
    }
    for (int i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).epoch() != i + 1) {
        throw new IllegalArgumentException(
            "epoch %d is at position %d".formatted(epochs.get(i).epoch(), i + 1));
      }
    }
    if (best.isPresent() && !(best.get().epoch() >= 1 && best.get().epoch() <= epochs.size())) {
      throw new IllegalArgumentException(
          "the best epoch is %d of %d".formatted(best.get().epoch(), epochs.size()));
    }
  }

  /**
   * The state before the first epoch, with random weights.
   *
   * @param rows number of training images
   * @param fingerprint of the training images
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
   * The same state with other weights, for a training that starts from those of an earlier one.
   *
   * @throws IllegalArgumentException if they belong to another network
   */
  public TrainingState from(VaeWeights others) {
    return new TrainingState(settings, rows, fingerprint, others, adam, epochs, best);
  }

  /** The same state in a run with other settings; the best epoch is kept if they have patience. */
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

  /** The shards of the training images. */
  public Shards shards() {
    return new Shards(rows, settings.shards());
  }

  /** The learning rate of the next epoch. */
  double learningRate() {
    return settings.learningRate(epoch() + 1);
  }

  /** Number of completed epochs. */
  public int epoch() {
    return epochs.size();
  }

  /** Whether as many epochs have passed since the best one as the settings have patience. */
  public boolean stoppedEarly() {
    return settings.patience() > 0
        && best.isPresent()
        && epoch() - best.get().epoch() >= settings.patience();
  }

  /** Whether there is nothing left to train. */
  public boolean finished() {
    return epoch() >= settings.epochs() || stoppedEarly();
  }

  /** The weights to keep: those of the best epoch if validation selects one, else the last. */
  public VaeWeights result() {
    return best.map(BestEpoch::weights).orElse(weights);
  }
}
