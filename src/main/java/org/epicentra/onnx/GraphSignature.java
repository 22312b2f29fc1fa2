package org.epicentra.onnx;

import java.util.List;

/**
 * What a graph takes and gives.
 *
 * @param inputs in their order
 * @param outputs likewise
 */
public record GraphSignature(List<Tensor> inputs, List<Tensor> outputs) {
  /**
   * An input or an output.
   *
   * @param name in the graph
   * @param type of its elements, by NumPy's name
   * @param dimensions those after the first, which is the number of rows
   */
  public record Tensor(String name, String type, List<Integer> dimensions) {}
}
