package org.epicentra.vae.latent;

/**
 * Draws of z for some rows, the draws of a row next to each other, and the likelihood's answer to
 * them. The arrays belong to the caller and may be longer than needed.
 *
 * @param rows number of rows
 * @param samples draws per row, S
 * @param noise rows x S x codes
 * @param z rows x S x codes
 * @param logLikelihood log p(x|z) in nats, rows x S
 * @param weight of each draw in its row's objective, rows x S
 * @param lossGradient derivative of -log p(x|z) with respect to z, times the weight: rows x S x
 *     codes
 */
public record DrawnLatents(
    int rows,
    int samples,
    float[] noise,
    float[] z,
    double[] logLikelihood,
    float[] weight,
    float[] lossGradient) {}
