package org.epicentra.vae.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.epicentra.Samples;
import org.epicentra.vae.kernel.LayerSlice;
import org.junit.jupiter.api.Test;

class VaeWeightsTest {
  private static final VaeArchitecture REFERENCE = VaeArchitecture.reference(784);

  /** U(-1/sqrt(inputs), 1/sqrt(inputs)) for weight and bias: torch's nn.Linear. */
  @Test
  void initialWeightsAreUniformWithinTheBoundOfTheirLayer() {
    float[] values = VaeWeights.initial(REFERENCE, 3).values();
    for (LayerSlice slice : new ParameterLayout(REFERENCE).all()) {
      double bound = 1 / Math.sqrt(slice.inputs());
      double[] part = new double[20_000];
      for (int i = 0; i < part.length; i++) {
        part[i] = values[slice.weight() + i];
      }
      assertThat(Samples.kolmogorovSmirnov(part, v -> (v / bound + 1) / 2)).isGreaterThan(1e-6);
      for (int i = slice.weight(); i < slice.end(); i++) {
        assertThat(Math.abs(values[i])).isLessThanOrEqualTo((float) bound);
      }
    }
    assertThat(VaeWeights.initial(REFERENCE, 3).values()).isEqualTo(values);
    assertThat(VaeWeights.initial(REFERENCE, 4).values()).isNotEqualTo(values);
  }

  @Test
  void onlyTheFirstWeightHasAnotherOrderInMemory() {
    VaeArchitecture small = new VaeArchitecture(3, List.of(2), 1);
    ParameterLayout layout = new ParameterLayout(small);
    float[] torch = new float[small.parameterCount()];
    for (int i = 0; i < torch.length; i++) {
      torch[i] = i;
    }
    float[] memory = layout.fromTorch(torch);
    assertThat(Arrays.copyOf(memory, 8)).containsExactly(0, 3, 1, 4, 2, 5, 6, 7);
    assertThat(Arrays.copyOfRange(memory, 8, memory.length))
        .containsExactly(Arrays.copyOfRange(torch, 8, torch.length));
    assertThat(layout.toTorch(memory)).isEqualTo(torch);
  }

  @Test
  void weightsAreCopiedAndChecked() {
    VaeArchitecture small = new VaeArchitecture(2, List.of(1), 1);
    float[] values = new float[small.parameterCount()];
    VaeWeights weights = new VaeWeights(small, values);
    values[0] = 5;
    weights.values()[1] = 5;
    assertThat(weights.values()).containsOnly(0);
    values[3] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> new VaeWeights(small, values))
        .hasMessage("weight 3 is Infinity; it must be finite");
    assertThatThrownBy(() -> new VaeWeights(small, new float[2]))
        .hasMessageContaining("there are 2 weights");
    Arrays.fill(values, Float.MAX_VALUE);
    assertThat(new VaeWeights(small, values).values()).containsOnly(Float.MAX_VALUE);
  }
}
