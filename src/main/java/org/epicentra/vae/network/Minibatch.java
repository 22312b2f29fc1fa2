package org.epicentra.vae.network;

/**
 * Images as a task passes them to {@link VaeElbo}. The arrays belong to the caller and may be
 * longer than needed.
 *
 * @param pixels or other inputs, binarised, rows x inputs, row-major
 * @param rows number of images
 * @param rowKeys number of each image in the data set, from which its random numbers follow
 */
public record Minibatch(float[] pixels, int rows, long[] rowKeys) {}
