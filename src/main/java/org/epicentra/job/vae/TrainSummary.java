package org.epicentra.job.vae;

import java.util.List;
import java.util.Map;
import org.epicentra.spark.vae.Synchronization;
import org.epicentra.vae.training.BestEpoch;
import org.epicentra.vae.training.TrainingState;

/**
 * The content of summary.json in the folder of a trained autoencoder.
 *
 * @param parameters number of weights and biases
 * @param rows number of training images
 * @param epochs in order
 * @param settings the options in force, by their names in JSON
 * @param binarize how the pixels were binarised, on which all losses depend
 * @param bestEpoch the epoch whose weights were kept; null for the last, where validation does not
 *     select one
 * @param stoppedEarly whether validation ended the training
 * @param blas the matrix products on the driver
 * @param sync how gradients were added up: shared, allreduce or job
 * @param seconds wall-clock time, reading included
 */
public record TrainSummary(
    int parameters,
    long rows,
    List<EpochSummary> epochs,
    Map<String, Object> settings,
    String binarize,
    Integer bestEpoch,
    boolean stoppedEarly,
    String blas,
    String sync,
    double seconds) {

  /** The summary of a training. */
  public static TrainSummary of(
      TrainingState state,
      EpochClock clock,
      Map<String, Object> settings,
      String blas,
      Synchronization sync,
      double seconds) {
    return new TrainSummary(
        state.weights().architecture().parameterCount(),
        state.rows(),
        clock.summaries(state),
        settings,
        state.settings().binarize().label(),
        state.best().map(BestEpoch::epoch).orElse(null),
        state.stoppedEarly(),
        blas,
        sync.label(),
        seconds);
  }
}
