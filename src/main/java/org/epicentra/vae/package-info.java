/**
 * The variational autoencoder, from matrix products up to training and files: kernel, latent,
 * network, images, training, evaluation, format. Spark, paths and options never live here: what
 * needs them is in {@code spark.vae}, {@code job.vae} and {@code cli.vae}.
 *
 * <p>The sub-packages form a graph without cycles: kernel and images stand on nothing, latent on
 * kernel, network on latent, training and evaluation on network and images, format on training. A
 * new class goes into the lowest of them that has what it needs; this package itself holds none.
 */
package org.epicentra.vae;
