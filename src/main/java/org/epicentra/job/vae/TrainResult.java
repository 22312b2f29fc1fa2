package org.epicentra.job.vae;

/**
 * A finished training.
 *
 * @param summary what summary.json holds
 * @param outputs where the files are
 */
public record TrainResult(TrainSummary summary, TrainOutputs outputs) {}
