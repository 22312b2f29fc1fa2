package org.epicentra.vae.network;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.vae.kernel.LayerPart;
import org.epicentra.vae.kernel.LayerSlice;

/**
 * Where the parameters of each layer lie in the one flat array: the encoder's hidden layers, its
 * heads (for the normal family mean, then log-variance), and the decoder's layers; for each the
 * weight, outputs x inputs, row-major as in torch's nn.Linear, then the bias; behind these the
 * parameters of the likelihood, if it has any: the log-variance of each input. In memory the weight
 * of the first layer is inputs x outputs, so that each pixel has one row of it; see {@link
 * org.epicentra.vae.kernel.SparsePixels}.
 */
public final class ParameterLayout {
  private final List<LayerSlice> encoder = new ArrayList<>();
  private final List<LayerSlice> heads = new ArrayList<>();
  private final List<LayerSlice> decoder = new ArrayList<>();
  private int end;

  /** The layout of a network. */
  public ParameterLayout(VaeArchitecture architecture) {
    int width = architecture.inputs();
    for (int next : architecture.hidden()) {
      encoder.add(slice(width, next, encoder.isEmpty()));
      width = next;
    }
    for (int head = 0; head < architecture.family().heads(); head++) {
      heads.add(slice(width, architecture.codes(), false));
    }
    width = architecture.codes();
    for (int i = architecture.hidden().size() - 1; i >= 0; i--) {
      decoder.add(slice(width, architecture.hidden().get(i), false));
      width = architecture.hidden().get(i);
    }
    decoder.add(slice(width, architecture.inputs(), false));
  }

  private LayerSlice slice(int inputs, int outputs, boolean byInput) {
    LayerSlice slice = new LayerSlice(inputs, outputs, end, byInput);
    end = slice.end();
    return slice;
  }

  /** The encoder's hidden layers. */
  public List<LayerSlice> encoder() {
    return encoder;
  }

  /** The encoder's heads; for the normal family those of mu and log sigma^2. */
  public List<LayerSlice> heads() {
    return heads;
  }

  /** The decoder's layers; the last gives logits or means. */
  public List<LayerSlice> decoder() {
    return decoder;
  }

  /** All layers, in the order of the array. */
  List<LayerSlice> all() {
    List<LayerSlice> all = new ArrayList<>(encoder);
    all.addAll(heads);
    all.addAll(decoder);
    return all;
  }

  /**
   * The parts of all layers, in the order of the array.
   *
   * @param small see {@link LayerPart#of}
   */
  public List<LayerPart> parts(boolean small) {
    List<LayerPart> parts = new ArrayList<>();
    List<LayerSlice> layers = all();
    for (int number = 0; number < layers.size(); number++) {
      parts.addAll(LayerPart.of(number, layers.get(number), small));
    }
    return parts;
  }

  /**
   * Numbers of all parameters in torch's order, which is that of files.
   *
   * @param values in the order of memory
   * @return a new array
   */
  public float[] toTorch(float[] values) {
    LayerSlice first = encoder.get(0);
    return transposed(values, first.inputs(), first.outputs());
  }

  /**
   * Numbers of all parameters in the order of memory.
   *
   * @param values in torch's order
   * @return a new array
   */
  public float[] fromTorch(float[] values) {
    LayerSlice first = encoder.get(0);
    return transposed(values, first.outputs(), first.inputs());
  }

  /** With the first weight, rows x columns, as columns x rows. */
  private static float[] transposed(float[] values, int rows, int columns) {
    float[] copy = values.clone();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        copy[column * rows + row] = values[row * columns + column];
      }
    }
    return copy;
  }
}
