/**
 * The jobs of {@code gradient compare}, one for each place where estimators can be compared: on
 * problems with closed forms, and at a trained autoencoder. The estimators and the experiments that
 * measure them are in {@link org.epicentra.gradient}; how experiments are spread over tasks is in
 * {@link org.epicentra.spark}.
 *
 * <p>To compare them elsewhere, write a {@link org.epicentra.gradient.GradientExperiment}, a job
 * that runs it and pairs its measurements by {@code MeasuredEstimator}, and one more result in
 * {@link org.epicentra.job.gradient.CompareResult}.
 */
package org.epicentra.job.gradient;
