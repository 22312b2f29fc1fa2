package org.epicentra.vae.network;

import java.util.Arrays;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.kernel.LayerSlice;
import org.epicentra.vae.kernel.SparsePixels;

/** A dense layer, out = f(in W' + b). Rows are images, row-major. */
final class DenseLayer {
  private final LayerSlice slice;

  /** f; null of a linear layer. */
  private final Activation activation;

  private final Blas blas;
  private final ElementKernel kernel;

  /** Of a layer that reads pixels; else null. */
  private final SparsePixels pixels;

  /** Whether those read last are sparse. */
  private boolean sparse;

  /**
   * @param activation f; null for a linear layer
   */
  DenseLayer(LayerSlice slice, Activation activation, Blas blas, ElementKernel kernel) {
    this.slice = slice;
    this.activation = activation;
    this.blas = blas;
    this.kernel = kernel;
    this.pixels = slice.byInput() ? new SparsePixels(slice.inputs(), kernel) : null;
  }

  /** Width of the output. */
  int outputs() {
    return slice.outputs();
  }

  /**
   * Fills {@code out}.
   *
   * @param weights of the whole network
   * @param in rows x inputs
   * @param out rows x outputs
   */
  void forward(float[] weights, float[] in, float[] out, int rows) {
    sparse = pixels != null && pixels.take(in, rows);
    if (sparse) {
      pixels.forward(slice, weights, out);
    } else {
      blas.forward(slice, weights, in, out, rows);
    }
    int width = slice.outputs();
    for (int row = 0; row < rows; row++) {
      if (activation != null) {
        kernel.activate(activation, out, row * width, weights, slice.bias(), width);
      } else {
        kernel.add(out, row * width, weights, slice.bias(), width);
      }
    }
  }

  /**
   * After {@link #forward} of the same rows: adds the gradient with respect to weight and bias.
   *
   * @param in the input, rows x inputs
   * @param out the output, rows x outputs
   * @param delta gradient with respect to the output; overwritten by that before f
   * @param into whose gradient of this layer is overwritten where it is of no rows yet
   */
  void addGradient(float[] in, float[] out, float[] delta, GradientSum into, int rows) {
    int width = slice.outputs();
    if (activation != null) {
      kernel.unactivate(activation, delta, out, rows * width);
    }
    float[] gradient = into.gradient();
    boolean first = into.isOfNoRows();
    if (first) {
      Arrays.fill(gradient, sparse ? slice.weight() : slice.bias(), slice.end(), 0);
    }
    if (sparse) {
      pixels.addWeightGradient(slice, delta, gradient);
    } else {
      blas.weightGradient(slice, in, delta, first ? 0 : 1, gradient, rows);
    }
    for (int row = 0; row < rows; row++) {
      kernel.add(gradient, slice.bias(), delta, row * width, width);
    }
  }

  /** The gradient with respect to the input, from the {@code delta} of {@link #addGradient}. */
  void inputGradient(float[] weights, float[] delta, float[] by, int rows) {
    blas.backward(slice, weights, delta, by, rows);
  }

  /** The same, added to {@code by}. */
  void addInputGradient(float[] weights, float[] delta, float[] by, int rows) {
    blas.addBackward(slice, weights, delta, by, rows);
  }
}
