package org.epicentra.vae.kernel;

/**
 * What the gradient with respect to a layer's parameters is formed of.
 *
 * @param in what the layer read, rows x inputs
 * @param delta gradient with respect to what it wrote, before the activation, rows x outputs
 * @param rows number of rows; the arrays may be longer
 */
public record LayerBatch(float[] in, float[] delta, int rows) {}
