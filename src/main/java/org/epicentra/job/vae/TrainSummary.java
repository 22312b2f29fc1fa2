package org.epicentra.job.vae;

import java.util.List;
import java.util.Map;
import org.epicentra.vae.training.BestEpoch;
import org.epicentra.vae.training.TrainingState;

/**
 * The content of summary.json in a trained autoencoder's folder.
 *
 * @param parameters weights and biases
 * @param rows images trained on
 * @param epochs in order
 * @param settings the options in force
 * @param binarize how the pixels were binarised, on which every loss depends
 * @param bestEpoch whose weights were kept; null where validation does not choose: then the last
 * @param stoppedEarly whether validation ended the training
 * @param blas what multiplied matrices on the driver
 * @param seconds wall time, reading included
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
    double seconds) {

  /** Of a training. */
  public static TrainSummary of(
      TrainingState state,
      EpochClock clock,
      Map<String, Object> settings,
      String blas,
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
        seconds);
  }
}
