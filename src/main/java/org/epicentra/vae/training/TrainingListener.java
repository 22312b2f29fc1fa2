package org.epicentra.vae.training;

/** Is told how training goes, on its thread. */
public interface TrainingListener {
  /** One that does nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /** An epoch begins. */
  default void epochStarted(int epoch, int steps) {}

  /** A minibatch is done; {@code step} counts from 1 within the epoch. */
  default void stepFinished(int epoch, int step) {}

  /** An epoch's minibatches are done; validation, if any, comes next. */
  default void epochTrained(int epoch) {}

  /**
   * An epoch is done: the moment to keep a checkpoint.
   *
   * @param state whose last report is of this epoch
   */
  default void epochFinished(TrainingState state) {}
}
