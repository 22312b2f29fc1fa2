package org.epicentra.gradient;

/**
 * Draws z = mu + sigma eps, eq. (12), from the diagonal normal posteriors of some rows, and how the
 * likelihood of the data answers to them. Arrays are flat and row-major, and belong to the caller;
 * the draws of a row follow each other.
 *
 * @param rows number of rows
 * @param samples draws per row, S
 * @param dimension coordinates of z, L
 * @param mean mu, rows x L
 * @param deviation sigma, rows x L
 * @param noise eps, rows x S x L
 * @param z the draws, rows x S x L
 * @param lossGradient of each draw, the derivative of -log p(x|z) by z, divided by S: rows x S x L
 */
public record NormalDraws(
    int rows,
    int samples,
    int dimension,
    float[] mean,
    float[] deviation,
    float[] noise,
    float[] z,
    float[] lossGradient) {}
