/**
 * The likelihood p(x|z): its distributions, and what training, evaluation and generation need of
 * each, as functions of the decoder's outputs. Layers and the latent variable never live here; the
 * outputs are plain arrays.
 *
 * <p>To add a likelihood, implement {@link org.epicentra.vae.likelihood.Observations} and add one
 * constant to {@link org.epicentra.vae.likelihood.Likelihood}; no other class changes.
 */
package org.epicentra.vae.likelihood;
