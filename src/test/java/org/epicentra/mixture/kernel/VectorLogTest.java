package org.epicentra.mixture.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class VectorLogTest {
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
    for (int i = 0; i < values.length; i += SimdKernel.LANES) {
      VectorLog.log(DoubleVector.fromArray(SimdKernel.SPECIES, values, i)).intoArray(logs, i);
    }
    for (int i = 0; i < values.length; i++) {
      double exact = StrictMath.log(values[i]);
      assertThat(Math.abs(logs[i] - exact))
          .as("log %s", values[i])
          .isLessThanOrEqualTo(2 * Math.ulp(exact));
    }
  }
}
