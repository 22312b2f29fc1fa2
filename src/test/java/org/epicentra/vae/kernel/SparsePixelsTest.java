package org.epicentra.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.epicentra.vae.network.ReferenceVae;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of rows against the products that they stand for. */
class SparsePixelsTest {
  private static final int IN = 61;
  private static final List<ElementKernel> KERNELS =
      List.of(new SimdElementKernel(), new ScalarElementKernel());

  private static float[] pixels(int rows, double ones) {
    Random random = new Random(5);
    float[] pixels = new float[rows * IN];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextDouble() < ones ? 1 : 0;
    }
    return pixels;
  }

  /** Widths below, at and between multiples of 4 vectors of 4, 8 and 16 lanes. */
  @ParameterizedTest
  @CsvSource({"23, 37, 0.2", "1, 3, 0.2", "50, 64, 0.1", "7, 401, 0.2", "9, 400, 0"})
  void productsAreThoseOfBlasAndTheSameInBothKernels(int rows, int outputs, double ones) {
    LayerSlice slice = new LayerSlice(IN, outputs, 5, true);
    float[] weights = ReferenceVae.random(slice.end(), 1, 1);
    float[] delta = ReferenceVae.random(rows * outputs, 1, 3);
    float[] in = pixels(rows, ones);
    Blas blas = Blas.of(BlasChoice.JAVA);
    float[] out = new float[rows * outputs];
    float[] gradient = ReferenceVae.random(slice.end(), 1, 4);
    blas.forward(slice, weights, in, out, rows);
    LayerPart whole = new LayerPart(0, slice, 0, IN);
    blas.weightGradient(whole, new LayerBatch(in, delta, rows), true, gradient, slice.weight());
    float[] firstOut = null;
    float[] firstGradient = null;
    for (ElementKernel kernel : KERNELS) {
      SparsePixels sparse = new SparsePixels(slice, kernel);
      sparse.take(pixels(rows + 3, 0.3), rows + 3); // leaves no trace
      assertThat(sparse.take(in, rows)).isTrue();
      float[] sums = ReferenceVae.random(rows * outputs, 1, 6);
      float[] added = ReferenceVae.random(slice.end(), 1, 4);
      sparse.forward(weights, sums);
      for (int first = 0; first < IN; first += 20) { // in parts
        LayerPart part = new LayerPart(0, slice, first, Math.min(20, IN - first));
        sparse.addWeightGradient(part, delta, added, part.from());
      }
      // Sums of up to 61 numbers below 1.
      assertThat(sums).usingComparatorWithPrecision(1e-5f).containsExactly(out);
      assertThat(added).usingComparatorWithPrecision(1e-5f).containsExactly(gradient);
      firstOut = firstOut == null ? sums : firstOut;
      firstGradient = firstGradient == null ? added : firstGradient;
      assertThat(sums).isEqualTo(firstOut);
      assertThat(added).isEqualTo(firstGradient);
    }
  }

  @Test
  void otherPixelsAreLeftToOtherProducts() {
    SparsePixels sparse =
        new SparsePixels(new LayerSlice(IN, 3, 0, true), new ScalarElementKernel());
    assertThat(sparse.take(pixels(20, 0.2), 20)).isTrue();
    assertThat(sparse.take(pixels(20, 0.5), 20)).isFalse();
    for (float other : new float[] {0.5f, 2, -1, -0f, Float.NaN, Float.MIN_VALUE}) {
      float[] one = pixels(20, 0.2);
      one[77] = other;
      assertThat(sparse.take(one, 20)).isFalse();
      assertThat(sparse.take(one, 1)).isTrue();
    }
  }
}
