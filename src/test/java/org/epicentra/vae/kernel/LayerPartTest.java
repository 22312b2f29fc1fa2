package org.epicentra.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a layer next to each other, from its first parameter to its last. */
class LayerPartTest {
  @ParameterizedTest
  @CsvSource({
    "784, 400, true, true, 21",
    "784, 400, true, false, 2",
    "400, 784, false, true, 21",
    "400, 784, false, false, 2",
    "3, 2, false, true, 2",
    "2, 40000, true, true, 3"
  })
  void partsAreALayer(int inputs, int outputs, boolean byInput, boolean small, int count) {
    LayerSlice layer = new LayerSlice(inputs, outputs, 17, byInput);
    List<LayerPart> parts = LayerPart.of(4, layer, small);
    assertThat(parts).hasSize(count);
    int next = layer.weight();
    for (LayerPart part : parts) {
      assertThat(part.number()).isEqualTo(4);
      assertThat(part.from()).isEqualTo(next);
      assertThat(part.isBias()).isEqualTo(part == parts.get(count - 1));
      next += part.length();
    }
    assertThat(next).isEqualTo(layer.end());
  }
}
