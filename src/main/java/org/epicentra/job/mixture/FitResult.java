package org.epicentra.job.mixture;

/**
 * A finished fit.
 *
 * @param summary what summary.json holds
 * @param outputs where the files are
 */
public record FitResult(FitSummary summary, FitOutputs outputs) {}
