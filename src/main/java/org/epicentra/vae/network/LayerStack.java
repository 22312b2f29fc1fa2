package org.epicentra.vae.network;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.vae.kernel.Activation;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.ElementKernel;
import org.epicentra.vae.kernel.LayerSlice;

/** Consecutive dense layers with the outputs of the last forward pass and their gradients. */
final class LayerStack {
  private final List<DenseLayer> layers = new ArrayList<>();
  private final float[][] outputs;
  private final float[][] deltas;
  private float[] in;
  private int rows;

  /**
   * @param slices of the layers from the input on
   * @param hidden number of hidden layers at the front; the rest are linear
   * @param activation of the hidden layers
   */
  LayerStack(
      List<LayerSlice> slices, int hidden, Activation activation, Blas blas, ElementKernel kernel) {
    for (int i = 0; i < slices.size(); i++) {
      layers.add(new DenseLayer(slices.get(i), i < hidden ? activation : null, blas, kernel));
    }
    this.outputs = new float[layers.size()][0];
    this.deltas = new float[layers.size()][0];
  }

  /** The layers from the input on. */
  List<DenseLayer> layers() {
    return layers;
  }

  private int last() {
    return layers.size() - 1;
  }

  /**
   * Runs the layers.
   *
   * @param in rows x inputs
   * @return rows x outputs of the last layer: this object's memory, valid until the next pass; the
   *     array may be longer
   */
  float[] forward(float[] weights, float[] in, int rows) {
    this.in = in;
    this.rows = rows;
    float[] before = in;
    for (int i = 0; i <= last(); i++) {
      int length = rows * layers.get(i).outputs();
      if (outputs[i].length < length) {
        outputs[i] = new float[length];
      }
      layers.get(i).forward(weights, before, outputs[i], rows);
      before = outputs[i];
    }
    return before;
  }

  private float[] delta(int layer) {
    int length = rows * layers.get(layer).outputs();
    if (deltas[layer].length < length) {
      deltas[layer] = new float[length];
    }
    return deltas[layer];
  }

  /**
   * After {@link #forward}: prepares the gradient with respect to the layers' parameters.
   *
   * @param delta gradient with respect to the last layer's output; overwritten
   * @param by takes the gradient with respect to the input, rows x inputs; null if not needed
   */
  void differentiate(float[] weights, float[] delta, float[] by) {
    float[] after = delta;
    for (int i = last(); i >= 0; i--) {
      float[] before = i == 0 ? in : outputs[i - 1];
      layers.get(i).differentiate(before, outputs[i], after, rows);
      if (i > 0) {
        float[] next = delta(i - 1);
        layers.get(i).inputGradient(weights, after, next, rows);
        after = next;
      } else if (by != null) {
        layers.get(i).inputGradient(weights, after, by, rows);
      }
    }
  }
}
