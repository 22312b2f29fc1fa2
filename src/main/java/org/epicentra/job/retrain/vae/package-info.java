/**
 * The nightly run of the autoencoder: images, held out by their content, their checks, and training
 * from random weights or from the champion's; it never publishes or promotes, which {@link
 * org.epicentra.job.retrain} does. Another check is one more {@link org.epicentra.job.retrain.Gate}
 * of {@code Gates}.
 */
package org.epicentra.job.retrain.vae;
