package org.epicentra.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.ShortLivedJvm;
import org.epicentra.vae.network.ReferenceVae;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of code against products in double precision, with bounds of 1e-4. */
class BlasTest {
  private static final int ROWS = 23;
  private static final int IN = 61;
  private static final int OUT = 37;
  private static final int OFFSET = 5;
  private static final LayerSlice SLICE = new LayerSlice(IN, OUT, OFFSET);

  private final float[] weights = ReferenceVae.random(SLICE.end(), 1, 1);
  private final float[] in = ReferenceVae.random(ROWS * IN, 1, 2);
  private final float[] delta = ReferenceVae.random(ROWS * OUT, 1, 3);
  private final LayerBatch batch = new LayerBatch(in, delta, ROWS);

  /** A weight that is stored by input against the same one stored by output. */
  @ParameterizedTest
  @EnumSource(BlasChoice.class)
  void aWeightMayBeStoredByInput(BlasChoice choice) {
    Blas blas = Blas.of(choice);
    LayerSlice turned = new LayerSlice(IN, OUT, OFFSET, true);
    float[] turnedWeights = turned(weights);
    float[] out = new float[ROWS * OUT];
    float[] turnedOut = new float[ROWS * OUT];
    blas.forward(SLICE, weights, in, out, ROWS);
    blas.forward(turned, turnedWeights, in, turnedOut, ROWS);
    assertThat(turnedOut).usingComparatorWithPrecision(1e-4f).containsExactly(out);
    float[] by = new float[ROWS * IN];
    float[] turnedBy = new float[ROWS * IN];
    blas.backward(SLICE, weights, delta, by, ROWS);
    blas.addBackward(SLICE, weights, delta, by, ROWS);
    blas.backward(turned, turnedWeights, delta, turnedBy, ROWS);
    blas.addBackward(turned, turnedWeights, delta, turnedBy, ROWS);
    assertThat(turnedBy).usingComparatorWithPrecision(1e-4f).containsExactly(by);
    float[] gradient = new float[SLICE.end()];
    float[] turnedGradient = new float[SLICE.end()];
    blas.weightGradient(whole(SLICE), batch, true, gradient, OFFSET);
    blas.weightGradient(whole(turned), batch, true, turnedGradient, OFFSET);
    assertThat(turnedGradient)
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(turned(gradient));
  }

  /** A weight wider than one piece, and with more rows than one piece takes. */
  @ParameterizedTest
  @CsvSource({"1, 300", "50, 200", "50, 256", "99, 264", "256, 300", "257, 300"})
  void productsMayBeDividedIntoSmallOnes(int rows, int width) {
    LayerSlice layer = new LayerSlice(width, 391, OFFSET);
    float[] weight = ReferenceVae.random(layer.end(), 1, 4);
    float[] rowsOfDelta = ReferenceVae.random(rows * layer.outputs(), 1, 5);
    float[] by = new float[rows * layer.inputs()];
    Arrays.fill(by, Float.NaN);
    Blas blas = Blas.of(BlasChoice.AUTO);
    blas.backward(layer, weight, rowsOfDelta, by, rows);
    blas.addBackward(layer, weight, rowsOfDelta, by, rows);
    for (int i = 0; i < by.length; i++) {
      int row = i / layer.inputs();
      double sum = 0;
      for (int o = 0; o < layer.outputs(); o++) {
        int at = OFFSET + o * layer.inputs() + i % layer.inputs();
        sum += (double) rowsOfDelta[row * layer.outputs() + o] * weight[at];
      }
      assertThat((double) by[i]).isCloseTo(2 * sum, within(1e-4));
    }
    LayerSlice turned = new LayerSlice(layer.outputs(), layer.inputs(), OFFSET, true);
    float[] out = new float[by.length];
    blas.forward(turned, weight, rowsOfDelta, out, rows);
    float[] half = new float[by.length];
    blas.backward(layer, weight, rowsOfDelta, half, rows);
    assertThat(out).containsExactly(half);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 391, 784})
  void noPieceHasMoreMultiplicationsThanAMillion(int depth) {
    for (int rows = 0; rows <= 256; rows++) {
      int pieces = Blas.pieces(rows, depth, 128);
      assertThat(greatest(rows, depth, pieces)).isLessThanOrEqualTo(1_000_000);
      if (pieces > 1) {
        assertThat(greatest(rows, depth, pieces - 1)).isGreaterThan(1_000_000);
      }
    }
  }

  private static int greatest(int rows, int depth, int pieces) {
    return ((depth - 1) / pieces + 1) * rows * 128;
  }

  private static LayerPart whole(LayerSlice layer) {
    return new LayerPart(0, layer, 0, layer.rows());
  }

  private static float[] turned(float[] parameters) {
    float[] turned = parameters.clone();
    for (int o = 0; o < OUT; o++) {
      for (int i = 0; i < IN; i++) {
        turned[OFFSET + i * OUT + o] = parameters[OFFSET + o * IN + i];
      }
    }
    return turned;
  }

  @ParameterizedTest
  @EnumSource(BlasChoice.class)
  void productsAreThoseOfTheirDefinitions(BlasChoice choice) {
    Blas blas = Blas.of(choice);
    float[] out = new float[ROWS * OUT];
    float[] by = new float[ROWS * IN];
    float[] gradient = new float[SLICE.end()];
    gradient[OFFSET] = 7;
    blas.forward(SLICE, weights, in, out, ROWS);
    blas.backward(SLICE, weights, delta, by, ROWS);
    blas.addBackward(SLICE, weights, delta, by, ROWS);
    blas.weightGradient(whole(SLICE), batch, true, gradient, OFFSET);
    for (int r = 0; r < ROWS; r++) {
      for (int o = 0; o < OUT; o++) {
        double sum = 0;
        for (int i = 0; i < IN; i++) {
          sum += (double) in[r * IN + i] * weights[OFFSET + o * IN + i];
        }
        assertThat((double) out[r * OUT + o]).isCloseTo(sum, within(1e-4));
      }
      for (int i = 0; i < IN; i++) {
        double sum = 0;
        for (int o = 0; o < OUT; o++) {
          sum += (double) delta[r * OUT + o] * weights[OFFSET + o * IN + i];
        }
        assertThat((double) by[r * IN + i]).isCloseTo(2 * sum, within(1e-4));
      }
    }
    for (int o = 0; o < OUT; o++) {
      for (int i = 0; i < IN; i++) {
        double sum = o == 0 && i == 0 ? 7 : 0;
        for (int r = 0; r < ROWS; r++) {
          sum += (double) delta[r * OUT + o] * in[r * IN + i];
        }
        assertThat((double) gradient[OFFSET + o * IN + i]).isCloseTo(sum, within(1e-4));
      }
    }
    assertThat(gradient[OFFSET - 1]).isZero();
    assertThat(gradient[SLICE.bias()]).isZero();
    float[] overwritten = new float[SLICE.end()];
    Arrays.fill(overwritten, OFFSET, SLICE.bias(), Float.NaN);
    for (int row = 0; row < SLICE.rows(); row += 2) {
      LayerPart part = new LayerPart(0, SLICE, row, Math.min(2, SLICE.rows() - row));
      blas.weightGradient(part, batch, false, overwritten, part.from());
    }
    overwritten[OFFSET] += 7;
    assertThat(overwritten).usingComparatorWithPrecision(1e-4f).containsExactly(gradient);
  }

  @Test
  void aNamedKindIsTheOneInUse() {
    for (BlasChoice choice : List.of(BlasChoice.VECTOR, BlasChoice.JAVA)) {
      assertThat(Blas.of(choice).used()).isEqualTo(choice);
      assertThat(Blas.of(choice)).isSameAs(Blas.of(choice));
    }
    assertThat(Blas.of(BlasChoice.VECTOR).description()).contains("vector module");
    assertThat(Blas.of(BlasChoice.AUTO).used()).isNotEqualTo(BlasChoice.AUTO);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void openBlasLoadsAndHasOneThread() {
    assertThat(Blas.of(BlasChoice.OPENBLAS).used()).isEqualTo(BlasChoice.OPENBLAS);
    assertThat(Blas.of(BlasChoice.AUTO).used()).isEqualTo(BlasChoice.OPENBLAS);
    assertThat(org.bytedeco.openblas.presets.openblas_nolapack.blas_get_num_threads()).isOne();
  }

  @Test
  void withoutOpenBlasItFallsBackToJava() throws Exception {
    String absent = "-Ddev.ludovic.netlib.blas.nativeLibPath=/nonexistent/libopenblas.so";
    String module = "--add-modules=jdk.incubator.vector";
    assertThat(probe(absent, module)).endsWith("used vector");
    assertThat(probe(absent, module, ShortLivedJvm.OPTION)).endsWith("used java");
    assertThat(probe(absent, ShortLivedJvm.OPTION))
        .endsWith("used java")
        .contains("unless the JVM is started with");
  }

  /** What {@link BlasProbe} prints in a JVM of its own. */
  private static String probe(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), BlasProbe.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output.strip();
  }
}
