/**
 * The nightly run of the mixture: events in time, held out by time, the checks of a catalog, and
 * the three modes of training; it never publishes or promotes, which {@link
 * org.epicentra.job.retrain} does. What makes the champion another model, from which no run goes
 * on, is in {@code ModelChange}. Another check is one more {@link org.epicentra.job.retrain.Gate}
 * of {@code Gates}, and a new entry of a version's record a component of {@link
 * org.epicentra.job.retrain.mixture.TrainingData}.
 */
package org.epicentra.job.retrain.mixture;
