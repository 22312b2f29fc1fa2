package org.epicentra.vae.network;

import java.util.Arrays;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.kernel.LayerBatch;
import org.epicentra.vae.kernel.LayerPart;
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

  /** Of the last {@link #differentiate}. */
  private LayerBatch batch;

  /**
   * @param activation f; null for a linear layer
   */
  DenseLayer(LayerSlice slice, Activation activation, Blas blas, ElementKernel kernel) {
    this.slice = slice;
    this.activation = activation;
    this.blas = blas;
    this.kernel = kernel;
    this.pixels = slice.byInput() ? new SparsePixels(slice, kernel) : null;
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
      pixels.forward(weights, out);
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
   * After {@link #forward} of the same rows: prepares the gradient. Keeps {@code in} and {@code
   * delta}.
   *
   * @param in the input, rows x inputs
   * @param out the output, rows x outputs
   * @param delta gradient with respect to the output; overwritten by that before f
   */
  void differentiate(float[] in, float[] out, float[] delta, int rows) {
    if (activation != null) {
      kernel.unactivate(activation, delta, out, rows * slice.outputs());
    }
    batch = new LayerBatch(in, delta, rows);
  }

  /**
   * After {@link #differentiate}, as long as its arrays are unchanged: the gradient with respect to
   * part of the parameters. May be called by several threads at the same time.
   *
   * @param add whether to add to {@code into} or to overwrite it
   * @param into takes the part from {@code at}
   */
  void gradient(LayerPart part, boolean add, float[] into, int at) {
    if (!add && (part.isBias() || sparse)) {
      Arrays.fill(into, at, at + part.length(), 0);
    }
    if (part.isBias()) {
      for (int row = 0; row < batch.rows(); row++) {
        kernel.add(into, at, batch.delta(), row * part.length(), part.length());
      }
    } else if (sparse) {
      pixels.addWeightGradient(part, batch.delta(), into, at);
    } else {
      blas.weightGradient(part, batch, add, into, at);
    }
  }

  /** The gradient with respect to the input, from the {@code delta} of {@link #differentiate}. */
  void inputGradient(float[] weights, float[] delta, float[] by, int rows) {
    blas.backward(slice, weights, delta, by, rows);
  }

  /** The same, added to {@code by}. */
  void addInputGradient(float[] weights, float[] delta, float[] by, int rows) {
    blas.addBackward(slice, weights, delta, by, rows);
  }
}
