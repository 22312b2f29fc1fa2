/**
 * The variational autoencoder: dense layers on flat arrays, the evidence lower bound and its
 * gradient, Adam, the training loop, and the file formats. Knows nothing of Spark.
 */
package org.epicentra.vae;
