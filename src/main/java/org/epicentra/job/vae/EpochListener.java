package org.epicentra.job.vae;

/** Is told how training goes, on its thread. */
public interface EpochListener {
  /**
   * An epoch begins.
   *
   * @param epoch from 1
   * @param epochs that there are to be
   * @param steps minibatches of the epoch
   */
  void started(int epoch, int epochs, int steps);

  /** A minibatch is done; {@code step} counts from 1 within the epoch. */
  void step(int step);

  /**
   * An epoch is done, its validation and checkpoint included.
   *
   * @param binarize how the pixels were binarised
   * @param imagesPerSecond of its minibatches alone
   */
  void finished(EpochSummary epoch, int epochs, String binarize, double imagesPerSecond);
}
