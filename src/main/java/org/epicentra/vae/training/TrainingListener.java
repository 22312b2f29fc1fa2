package org.epicentra.vae.training;

/** Receives training progress, on the training thread unless a pass says otherwise. */
public interface TrainingListener {
  /** Does nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /** Called at the start of an epoch. */
  default void epochStarted(int epoch, int steps) {}

  /** Called after each minibatch; {@code step} counts from 1 within the epoch. */
  default void stepFinished(int epoch, int step) {}

  /** Called after the last minibatch of an epoch, before validation. */
  default void epochTrained(int epoch) {}

  /**
   * Called after an epoch and its validation: the moment to keep a checkpoint.
   *
   * @param state whose last report is that of this epoch
   */
  default void epochFinished(TrainingState state) {}
}
