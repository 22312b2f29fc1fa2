/**
 * Training: settings, minibatches, Adam, the loop over epochs with validation and early stopping,
 * and the state from which it can continue. Spark and files never live here: passes over the images
 * are interfaces.
 *
 * <p>To add a setting, add a component to {@link org.epicentra.vae.training.TrainingSettings} with
 * its check and its line in {@code differences}; checkpoints then have a new version. To add a way
 * to run an epoch, implement {@link org.epicentra.vae.training.EpochPass}.
 */
package org.epicentra.vae.training;
