package org.epicentra.vae.kernel;

/**
 * Where the parameters of one dense layer lie in the flat array of a network: its weight, outputs x
 * inputs, row-major, followed by its bias.
 *
 * @param inputs width of the layer's input
 * @param outputs width of the layer's output
 * @param weight offset of the weight
 */
public record LayerSlice(int inputs, int outputs, int weight) {
  /** Offset of the bias. */
  public int bias() {
    return weight + inputs * outputs;
  }

  /** Offset of what follows the layer. */
  public int end() {
    return bias() + outputs;
  }
}
