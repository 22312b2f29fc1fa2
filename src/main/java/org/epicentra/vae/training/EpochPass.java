package org.epicentra.vae.training;

/** An epoch's minibatches, one after the other, each followed by Adam's update of the weights. */
public interface EpochPass {
  /**
   * Trains for one epoch. The same start and partitions give the same bits, whichever pass it is.
   *
   * @param start the state before it, left as it is
   * @param listener told of each minibatch, perhaps on another thread
   * @throws org.epicentra.DivergenceException if the loss of a minibatch is not finite
   */
  EpochResult run(TrainingState start, TrainingListener listener);
}
