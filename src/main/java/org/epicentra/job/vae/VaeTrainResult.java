package org.epicentra.job.vae;

/**
 * A finished training.
 *
 * @param summary what summary.json holds
 * @param outputs where the files are
 */
public record VaeTrainResult(VaeTrainSummary summary, VaeTrainOutputs outputs) {}
