package org.epicentra.vae.training;

import org.epicentra.vae.network.VaeWeights;

/**
 * The epoch with the lowest validation loss so far.
 *
 * @param epoch from 1
 * @param validationLoss in nats per row
 * @param weights after the epoch
 */
public record BestEpoch(int epoch, double validationLoss, VaeWeights weights) {}
