package org.epicentra.vae.training;

/** The minibatches of an epoch in order, each followed by Adam's update of the weights. */
public interface EpochPass {
  /**
   * Trains for one epoch. The same start gives the same bits in every implementation.
   *
   * @param start the state before the epoch, left unchanged
   * @param listener is notified of each minibatch, perhaps on another thread
   * @throws org.epicentra.DivergenceException if the loss of a minibatch is not finite
   */
  EpochResult run(TrainingState start, TrainingListener listener);
}
