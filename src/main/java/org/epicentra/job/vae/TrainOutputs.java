package org.epicentra.job.vae;

/**
 * Where a training writes.
 *
 * @param model the model's folder
 * @param checkpoint folder for the state after each epoch, or null
 * @param resume whether to go on from there
 * @param overwrite whether an existing model is to be replaced
 */
public record TrainOutputs(String model, String checkpoint, boolean resume, boolean overwrite) {}
