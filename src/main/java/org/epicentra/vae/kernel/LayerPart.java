package org.epicentra.vae.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Part of a layer's parameters: the bias, or some rows of the weight, as it is stored. The gradient
 * of each part is a product of its own wherever it is formed, so the parts are among what the bits
 * depend on. Small parts are those of which a core's own cache has room for gradient, moments and
 * weights.
 *
 * @param number of the layer, in the order of the parameters
 * @param layer the layer
 * @param first row of the weight
 * @param count of rows of the weight; 0 for the bias
 */
public record LayerPart(int number, LayerSlice layer, int first, int count) {
  /** Parameters of a small part, about, but at least a row: 64 kB. */
  private static final int LENGTH = 16_000;

  /**
   * The parts of a layer, in the order of the parameters.
   *
   * @param small whether they are to fit the cache; if not, the weight is one part
   */
  public static List<LayerPart> of(int number, LayerSlice layer, boolean small) {
    int most = small ? Math.max(1, LENGTH / layer.width()) : layer.rows();
    List<LayerPart> parts = new ArrayList<>();
    for (int first = 0; first < layer.rows(); first += most) {
      parts.add(new LayerPart(number, layer, first, Math.min(most, layer.rows() - first)));
    }
    parts.add(new LayerPart(number, layer, 0, 0));
    return parts;
  }

  /** Whether this is the bias. */
  public boolean isBias() {
    return count == 0;
  }

  /** The first of its parameters. */
  public int from() {
    return isBias() ? layer.bias() : layer.weight() + first * layer.width();
  }

  /** Number of its parameters. */
  public int length() {
    return isBias() ? layer.outputs() : count * layer.width();
  }
}
