/**
 * Estimators of the gradient of the evidence lower bound with respect to the parameters of q, test
 * problems for which their moments have closed forms, and experiments that measure them: numbers
 * in, numbers out. Networks and optimisers are in {@code vae}; how chunks of an experiment are
 * spread over tasks is in {@code spark}.
 *
 * <p>To add an estimator, implement {@link org.epicentra.gradient.ElboGradientEstimator}, add a
 * constant with its closed-form variance, if there is one, to {@link
 * org.epicentra.gradient.Estimator} and {@link org.epicentra.gradient.GaussianOracle}: {@code
 * GaussianExperimentTest} and {@code gradient compare} then measure it.
 */
package org.epicentra.gradient;
