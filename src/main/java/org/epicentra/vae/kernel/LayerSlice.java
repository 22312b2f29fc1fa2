package org.epicentra.vae.kernel;

/**
 * Where the parameters of one dense layer lie in the flat array of a network: its weight,
 * row-major, followed by its bias.
 *
 * @param inputs width of the layer's input
 * @param outputs width of the layer's output
 * @param weight offset of the weight
 * @param byInput whether the weight is inputs x outputs, so that an input has one row of it;
 *     otherwise outputs x inputs
 */
public record LayerSlice(int inputs, int outputs, int weight, boolean byInput) {
  /** With the weight as outputs x inputs. */
  public LayerSlice(int inputs, int outputs, int weight) {
    this(inputs, outputs, weight, false);
  }

  /** Rows of the weight as it is stored. */
  public int rows() {
    return byInput ? inputs : outputs;
  }

  /** Length of a row of the weight as it is stored. */
  public int width() {
    return byInput ? outputs : inputs;
  }

  /** Offset of the bias. */
  public int bias() {
    return weight + inputs * outputs;
  }

  /** Offset of what follows the layer. */
  public int end() {
    return bias() + outputs;
  }
}
