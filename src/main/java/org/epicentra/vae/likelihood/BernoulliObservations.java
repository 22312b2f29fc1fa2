package org.epicentra.vae.likelihood;

import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.Binarizer;
import org.epicentra.vae.kernel.ElementKernel;

/** Pixels of 0 and 1, from logits. */
final class BernoulliObservations implements Observations {
  private final int inputs;
  private final ElementKernel kernel;

  BernoulliObservations(int inputs, ElementKernel kernel) {
    this.inputs = inputs;
    this.kernel = kernel;
  }

  @Override
  public double logLikelihood(float[] outputs, int from, float[] pixels, int at) {
    return kernel.logLikelihood(outputs, from, pixels, at, inputs);
  }

  @Override
  public double differentiate(float[] outputs, int from, float[] pixels, int at) {
    return kernel.differentiate(outputs, from, pixels, at, inputs);
  }

  @Override
  public void means(float[] outputs, int rows) {
    kernel.probabilities(outputs, rows * inputs);
  }

  @Override
  public void draw(float[] means, int from, long seed, long row) {
    Binarizer.forEvaluation(Binarize.STATIC, seed).apply(means, from, inputs, row);
  }
}
