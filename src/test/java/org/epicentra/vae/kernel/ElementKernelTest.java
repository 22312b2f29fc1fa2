package org.epicentra.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both kernels against the definitions in double precision. */
class ElementKernelTest {
  private static final int N = 1003;
  private static final List<ElementKernel> KERNELS =
      List.of(new SimdElementKernel(), new ScalarElementKernel());

  /** Logits from -50 to 50; pixels 0, 1 and between. */
  private static float[] logits() {
    float[] logits = new float[N + 2];
    for (int i = 0; i < N; i++) {
      logits[i + 2] = (i - N / 2) / 10f;
    }
    return logits;
  }

  private static float[] pixels() {
    float[] pixels = new float[N + 1];
    for (int i = 0; i < N; i++) {
      pixels[i + 1] = i % 3 == 0 ? 0 : i % 3 == 1 ? 1 : 0.3f;
    }
    return pixels;
  }

  /** log1p for the tail, where 1 + e loses e: the definition of softplus. */
  private static double expected(float[] logits, float[] pixels) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      double l = logits[i + 2];
      sum += pixels[i + 1] * l - Math.max(l, 0) - Math.log1p(Math.exp(-Math.abs(l)));
    }
    return sum;
  }

  /** All but what is asked for stays as it is. */
  @Test
  void sumsAndActivationsHaveTheBitsOfTheirDefinitions() {
    float[] terms = logits();
    for (ElementKernel kernel : KERNELS) {
      float[] sums = pixels();
      kernel.add(sums, 1, terms, 2, N);
      float[] active = pixels();
      kernel.activate(Activation.LEAKY_RELU, active, 1, terms, 2, N);
      float[] rectified = pixels();
      kernel.activate(Activation.RELU, rectified, 1, terms, 2, N);
      float[] before = pixels();
      assertThat(sums[0]).isEqualTo(before[0]);
      assertThat(active[0]).isEqualTo(before[0]);
      for (int i = 1; i <= N; i++) {
        float sum = before[i] + terms[i + 1];
        assertThat(sums[i]).isEqualTo(sum);
        assertThat(active[i]).isEqualTo(sum > 0 ? sum : 0.2f * sum);
        assertThat(rectified[i] == Math.max(sum, 0)).isTrue(); // 0 and -0 are equal
      }
    }
  }

  /** Against the definition with the corrections of the bias written out. */
  @Test
  void anUpdateByAdam() {
    float[] gradient = logits();
    double correction = 1 - Math.pow(0.999, 3);
    double rate = 0.01 / (1 - Math.pow(0.9, 3));
    List<AdamStep> steps = new ArrayList<>();
    for (ElementKernel kernel : KERNELS) {
      float[] weights = pixels();
      float[] first = pixels();
      float[] second = pixels();
      AdamStep step =
          new AdamStep(
              weights,
              first,
              second,
              (float) (rate * Math.sqrt(correction)),
              (float) (1e-8 * Math.sqrt(correction)));
      kernel.update(step, 1, gradient, 2, N);
      float[] before = pixels();
      assertThat(weights[0]).isEqualTo(before[0]);
      for (int i = 1; i <= N; i++) {
        double g = gradient[i + 1];
        double m = 0.9 * before[i] + 0.1 * g;
        double v = 0.999 * before[i] + 0.001 * g * g;
        double w = before[i] - rate * m / (Math.sqrt(v / correction) + 1e-8);
        assertThat((double) first[i]).isCloseTo(m, within(1e-6));
        assertThat((double) second[i]).isCloseTo(v, within(1e-6));
        assertThat((double) weights[i]).isCloseTo(w, within(1e-6));
      }
      steps.add(step);
    }
    assertThat(steps.get(0)).usingRecursiveComparison().isEqualTo(steps.get(1));
  }

  @Test
  void logLikelihoodsAndTheirDerivatives() {
    float[] logits = logits();
    float[] pixels = pixels();
    for (ElementKernel kernel : KERNELS) {
      double expected = expected(logits, pixels);
      assertThat(kernel.logLikelihood(logits, 2, pixels, 1, N) / expected)
          .isCloseTo(1, within(1e-6));
      float[] gradient = logits.clone();
      assertThat(kernel.differentiate(gradient, 2, pixels, 1, N) / expected)
          .isCloseTo(1, within(1e-6));
      for (int i = 0; i < N; i++) {
        double theta = 1 / (1 + Math.exp(-logits[i + 2]));
        assertThat((double) gradient[i + 2]).isCloseTo(theta - pixels[i + 1], within(2e-7));
      }
      assertThat(gradient[0]).isZero();
    }
  }

  @Test
  void extremeLogitsStayFiniteAndNaNShows() {
    for (ElementKernel kernel : KERNELS) {
      float[] logits = new float[32];
      float[] pixels = new float[32];
      logits[0] = 1e30f;
      logits[20] = -1e30f;
      pixels[0] = 1;
      assertThat(kernel.logLikelihood(logits, 0, pixels, 0, 32))
          .isCloseTo(-30 * Math.log(2), within(1e-5));
      logits[7] = Float.NaN;
      assertThat(kernel.logLikelihood(logits, 0, pixels, 0, 32)).isNaN();
      assertThat(kernel.differentiate(logits, 0, pixels, 0, 32)).isNaN();
      assertThat(logits[0]).isZero();
      assertThat(logits[20]).isCloseTo(0, within(1e-30f));
      assertThat(logits[7]).isNaN();
    }
  }

  @Test
  void deviationsAndProbabilities() {
    for (ElementKernel kernel : KERNELS) {
      float[] logits = logits();
      float[] deviation = new float[N + 2];
      kernel.deviations(logits, deviation, N + 2);
      float[] theta = logits.clone();
      kernel.probabilities(theta, N + 2);
      for (int i = 0; i < N + 2; i++) {
        assertThat(deviation[i] / Math.exp(logits[i] / 2.0)).isCloseTo(1, within(3e-7));
        assertThat(theta[i] * (1 + Math.exp(-logits[i]))).isCloseTo(1, within(4e-7));
      }
    }
  }

  @Test
  void theDerivativeOfARectifierIsItsSlopeAtAndBelowZero() {
    for (ElementKernel kernel : KERNELS) {
      float[] outputs = logits();
      float[] leaky = new float[N + 2];
      Arrays.fill(leaky, 3);
      float[] plain = leaky.clone();
      kernel.unactivate(Activation.LEAKY_RELU, leaky, outputs, N + 2);
      kernel.unactivate(Activation.RELU, plain, outputs, N + 2);
      for (int i = 0; i < N + 2; i++) {
        assertThat(leaky[i]).isEqualTo(outputs[i] > 0 ? 3 : 3 * 0.2f);
        assertThat(plain[i]).isEqualTo(outputs[i] > 0 ? 3f : 0f);
      }
    }
  }

  /** Against Math.tanh in double precision, from 1e-6 to 20, where it is 1 in single precision. */
  @Test
  void tanhAndItsDerivativeAreThoseOfDoublePrecision() {
    for (ElementKernel kernel : KERNELS) {
      float[] values = new float[N + 1];
      float[] bias = new float[N];
      for (int i = 0; i < N; i++) {
        values[i + 1] = (float) ((i % 2 == 0 ? 1 : -1) * 1e-6 * Math.pow(2e7, i / (N - 1.0)));
      }
      float[] active = values.clone();
      kernel.activate(Activation.TANH, active, 1, bias, 0, N);
      float[] delta = new float[N + 1];
      Arrays.fill(delta, 2);
      kernel.unactivate(Activation.TANH, delta, active, N + 1);
      assertThat(active[0]).isZero();
      for (int i = 1; i <= N; i++) {
        double tanh = Math.tanh(values[i]);
        assertThat(active[i] / tanh).as("%s", values[i]).isCloseTo(1, within(3e-7));
        assertThat((double) delta[i]).isCloseTo(2 * (1 - tanh * tanh), within(1e-6));
      }
      float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
      float[] padded = Arrays.copyOf(odd, 32);
      kernel.activate(Activation.TANH, padded, 0, new float[32], 0, 32);
      assertThat(padded[0]).isNaN();
      assertThat(padded[1]).isEqualTo(1);
      assertThat(padded[2]).isEqualTo(-1);
    }
  }
}
