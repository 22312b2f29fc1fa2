package org.epicentra.vae.network;

/**
 * Some images, as a task hands them to {@link VaeElbo}. The arrays belong to the caller and may be
 * longer than needed.
 *
 * @param pixels in [0, 1], binarised, rows x inputs, row-major
 * @param rows number of images
 * @param rowKeys of each image its number in the data set, from which its random numbers come
 */
public record Minibatch(float[] pixels, int rows, long[] rowKeys) {}
