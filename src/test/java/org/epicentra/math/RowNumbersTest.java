package org.epicentra.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.epicentra.Samples;
import org.junit.jupiter.api.Test;

/** Statistical tests have fixed seeds and fail for one seed in a million. */
class RowNumbersTest {
  private static final double FALSE_FAIL_RATE = 1e-6;
  private static final long KEY = RandomStream.streamKey(9, "test", 4);

  @Test
  void vectorsAndScalarsGiveTheSameBits() {
    for (int count : new int[] {1, 2, 3, 7, 8, 16, 17, 33, 200, 1001}) {
      float[] simd = new float[count + 3];
      float[] scalar = new float[count + 3];
      new RowNumbers(KEY, new SimdBoxMuller()).gaussian(17, 2, simd, 3, count);
      new RowNumbers(KEY, new ScalarBoxMuller()).gaussian(17, 2, scalar, 3, count);
      assertThat(simd).isEqualTo(scalar);
      assertThat(simd[0]).isZero();
    }
  }

  /** Box and Muller's formula in double precision, from the same words. */
  @Test
  void eachPairIsThatOfTheFormula() {
    int pairs = 500;
    int[] words = new int[2 * pairs];
    for (int at = 0; at < words.length; at += 4) {
      Philox.words(1, 2, at, words, at);
    }
    words[0] = 0;
    words[1] = -1;
    float[] out = new float[2 * pairs];
    new ScalarBoxMuller().transform(words, out, 0, 2 * pairs);
    for (int i = 0; i < pairs; i++) {
      double radius = Math.sqrt(-2 * Math.log(((words[i] >>> 9) + 0.5) * 0x1p-23));
      int word = words[pairs + i];
      double angle = ((word >>> 30) + (word << 2) * 0x1p-32) * Math.PI / 2;
      assertThat((double) out[i]).isCloseTo(radius * Math.cos(angle), within(2e-6));
      assertThat((double) out[pairs + i]).isCloseTo(radius * Math.sin(angle), within(2e-6));
    }
    assertThat(Math.hypot(out[0], out[pairs])).isBetween(5.7, 5.8);
  }

  @Test
  void gaussiansAreNormalAlongARowAcrossRowsAndAcrossDraws() {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    RowNumbers numbers = new RowNumbers(KEY);
    int n = 20_000;
    float[] row = new float[n];
    numbers.gaussian(5, 0, row, 0, n);
    double[] across = new double[n];
    double[] draws = new double[n];
    float[] few = new float[3];
    for (int i = 0; i < n; i++) {
      numbers.gaussian(i, 0, few, 0, 3);
      across[i] = few[2];
      numbers.gaussian(5, i, few, 0, 3);
      draws[i] = few[1];
    }
    double[] along = IntStream.range(0, n).mapToDouble(i -> row[i]).toArray();
    for (double[] sample : new double[][] {along, across, draws}) {
      assertThat(Samples.kolmogorovSmirnov(sample, normal::cumulativeProbability))
          .isGreaterThan(FALSE_FAIL_RATE);
    }
    double product = 0;
    for (int i = 0; i < n / 2; i++) {
      product += along[i] * along[n / 2 + i];
    }
    assertThat(product / (n / 2)).as("sines and cosines").isCloseTo(0, within(0.05));
  }

  @Test
  void uniformsAreUniformAndBelowOne() {
    int n = 20_000;
    float[] row = new float[n];
    new RowNumbers(KEY).uniform(5, 0, row, 0, n);
    double[] sample = IntStream.range(0, n).mapToDouble(i -> row[i]).toArray();
    assertThat(Samples.kolmogorovSmirnov(sample, u -> u)).isGreaterThan(FALSE_FAIL_RATE);
    assertThat(Arrays.stream(sample).min().getAsDouble()).isNotNegative();
    assertThat(Arrays.stream(sample).max().getAsDouble()).isLessThan(1);
  }

  @Test
  void numbersAreAFunctionOfKeyRowAndDraw() {
    float[] first = draw(KEY, 5, 0);
    assertThat(draw(KEY, 5, 0)).isEqualTo(first);
    assertThat(draw(KEY + 1, 5, 0)).isNotEqualTo(first);
    assertThat(draw(KEY, 6, 0)).isNotEqualTo(first);
    assertThat(draw(KEY, 5, 1)).isNotEqualTo(first);
  }

  private static float[] draw(long key, long row, int draw) {
    float[] out = new float[10];
    new RowNumbers(key).gaussian(row, draw, out, 0, 10);
    return out;
  }
}
