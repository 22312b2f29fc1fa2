package org.epicentra.vae.training;

import org.epicentra.vae.network.LossSum;

/**
 * What an epoch leaves.
 *
 * @param weights after it; the caller's
 * @param adam after it; the caller's
 * @param losses summed over its minibatches, each with the weights before its update
 */
public record EpochResult(float[] weights, Adam adam, LossSum losses) {}
