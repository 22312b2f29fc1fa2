package org.epicentra.mixture.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class VectorMathTest {
  @Test
  void isTheLogarithmToTwoUnitsInTheLastPlace() {
    Random random = new Random(1);
    double[] values = new double[40_000];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (i % 4) {
            case 0 -> Math.scalb(1 + random.nextDouble(), random.nextInt(2046) - 1022);
            case 1 -> 1 + (random.nextDouble() - 0.5) * Math.scalb(1.0, -random.nextInt(50));
            case 2 -> 0.5 + random.nextDouble();
            default -> Math.scalb(1.0, random.nextInt(2046) - 1022);
          };
    }
    values[0] = Double.MIN_NORMAL;
    values[4] = Double.MAX_VALUE;
    values[8] = 1;
    double[] logs = new double[values.length];
    for (int i = 0; i < values.length; i += SimdKernel.WIDTH) {
      VectorMath.log(DoubleVector.fromArray(SimdKernel.SPECIES, values, i)).intoArray(logs, i);
    }
    for (int i = 0; i < values.length; i++) {
      double exact = StrictMath.log(values[i]);
      assertThat(Math.abs(logs[i] - exact))
          .as("log %s", values[i])
          .isLessThanOrEqualTo(2 * Math.ulp(exact));
      assertThat(ScalarMath.log(values[i])).as("log %s", values[i]).isEqualTo(logs[i]);
    }
  }

  @Test
  void isTheExponentialOfTheJdk() {
    Random random = new Random(5);
    double[] values = random.doubles(40_000, -707, 0).toArray();
    values[0] = 0;
    values[1] = -708;
    values[2] = Double.NEGATIVE_INFINITY;
    values[3] = -Double.MIN_VALUE;
    double[] got = new double[values.length];
    for (int i = 0; i < values.length; i += SimdKernel.WIDTH) {
      VectorMath.exp(DoubleVector.fromArray(SimdKernel.SPECIES, values, i)).intoArray(got, i);
    }
    for (int i = 0; i < values.length; i++) {
      double expected = StrictMath.exp(Math.max(-708, values[i]));
      assertThat(got[i]).as("exp %s", values[i]).isCloseTo(expected, within(1e-14 * expected));
      assertThat(ScalarMath.exp(values[i])).as("exp %s", values[i]).isEqualTo(got[i]);
    }
    assertThat(got[0]).isEqualTo(1);
  }
}
