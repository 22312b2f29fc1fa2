package org.epicentra.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.epicentra.vae.kernel.LayerSlice;
import org.junit.jupiter.api.Test;

class VaeArchitectureTest {
  private static final VaeArchitecture REFERENCE = VaeArchitecture.reference(784);

  /** The count that torch gives for the same modules. */
  @Test
  void theReferenceNetworkHas1189984Parameters() {
    assertThat(REFERENCE.parameterCount()).isEqualTo(1_189_984);
    List<LayerSlice> slices = new ParameterLayout(REFERENCE).all();
    assertThat(slices.get(0).weight()).isZero();
    for (int i = 1; i < slices.size(); i++) {
      assertThat(slices.get(i).weight()).isEqualTo(slices.get(i - 1).end());
    }
    assertThat(slices.get(6).end()).isEqualTo(REFERENCE.parameterCount());
    assertThat(slices)
        .extracting(LayerSlice::inputs)
        .containsExactly(784, 400, 400, 400, 200, 400, 400);
    assertThat(slices)
        .extracting(LayerSlice::outputs)
        .containsExactly(400, 400, 200, 200, 400, 400, 784);
  }

  @Test
  void impossibleShapesAreRefused() {
    assertThatThrownBy(() -> new VaeArchitecture(0, List.of(1), 1))
        .hasMessage("inputs is 0; it must be 1 or more");
    assertThatThrownBy(() -> new VaeArchitecture(1, List.of(), 1))
        .hasMessageContaining("‹hidden› is empty");
    assertThatThrownBy(() -> new VaeArchitecture(1, List.of(4, -1), 1))
        .hasMessageContaining("a width of ‹hidden› is -1");
    assertThatThrownBy(() -> new VaeArchitecture(1, List.of(1), 0))
        .hasMessageContaining("‹latent› is 0");
    assertThatThrownBy(() -> new VaeArchitecture(50_000, List.of(50_000), 9))
        .hasMessageContaining("make it narrower");
  }
}
