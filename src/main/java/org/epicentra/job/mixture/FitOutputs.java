package org.epicentra.job.mixture;

/**
 * Where a fit writes.
 *
 * @param model the model's folder
 * @param assignments folder for the fitted events with their components, or null
 * @param overwrite whether existing outputs are to be replaced
 */
public record FitOutputs(String model, String assignments, boolean overwrite) {}
