/**
 * Images as the networks read them: packed rows of pixels in [0, 1], and what makes them 0 or 1.
 * Files, tables and their checks never live here; those are Spark's side, {@code spark.images}.
 *
 * <p>To add a way of packing, extend {@code PackedImages} and let {@code
 * org.epicentra.spark.images.ImageLoader} choose it; a new way of binarising is a constant of
 * {@link org.epicentra.vae.images.Binarize} and its case in {@link
 * org.epicentra.vae.images.Binarizer}.
 */
package org.epicentra.vae.images;
