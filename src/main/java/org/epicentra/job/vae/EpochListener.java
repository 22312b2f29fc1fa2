package org.epicentra.job.vae;

/** Receives the progress of training, on the training thread. */
public interface EpochListener {
  /**
   * Called at the start of an epoch.
   *
   * @param epoch from 1
   * @param epochs number of epochs asked for
   * @param steps minibatches of the epoch
   */
  void started(int epoch, int epochs, int steps);

  /** Called after a minibatch; {@code step} counts from 1 within the epoch. */
  void step(int step);

  /**
   * Called at the end of an epoch, after its validation and checkpoint.
   *
   * @param epochs number of epochs asked for
   * @param binarize how the pixels were binarised
   * @param imagesPerSecond in the minibatches, without validation and checkpoint
   */
  void finished(EpochSummary epoch, int epochs, String binarize, double imagesPerSecond);
}
