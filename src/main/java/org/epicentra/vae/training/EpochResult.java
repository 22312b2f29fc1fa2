package org.epicentra.vae.training;

import org.epicentra.vae.network.LossSum;

/**
 * The result of an epoch, owned by the caller.
 *
 * @param weights after the epoch
 * @param adam after the epoch
 * @param losses summed over the minibatches, each with the weights before its update
 */
public record EpochResult(float[] weights, Adam adam, LossSum losses) {}
