/**
 * The latent variable z: its families, their posteriors, the noise behind draws, and draws of the
 * prior. Layers, images and training never live here: a posterior sees the outputs of the encoder's
 * heads and the likelihood's gradient as plain arrays.
 *
 * <p>To add a family, implement {@link org.epicentra.vae.latent.Posterior} (extend {@code
 * OneHeadPosterior} where one head is enough) and add one constant to {@link
 * org.epicentra.vae.latent.LatentFamily}; no other class changes.
 */
package org.epicentra.vae.latent;
