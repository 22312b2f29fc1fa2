package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Against commons-math3's normal density, coordinate by coordinate. */
class NormalRowsTest {
  private static final float[] MEAN = {9, 0.5f, -1.25f, 2};
  private static final float[] LOG_VARIANCE = {9, 0, -1.5f, 0.75f};
  private static final float[] NOISE = {0.3f, -1.1f, 2.4f};

  private static float[] deviation() {
    float[] deviation = new float[MEAN.length];
    for (int i = 0; i < MEAN.length; i++) {
      deviation[i] = (float) Math.exp(LOG_VARIANCE[i] / 2);
    }
    return deviation;
  }

  @Test
  void klIsTheIntegralOfItsDefinition() {
    double expected = 0;
    for (int i = 1; i <= 3; i++) {
      NormalDistribution q = new NormalDistribution(null, MEAN[i], deviation()[i]);
      NormalDistribution p = new NormalDistribution(null, 0, 1);
      double width = deviation()[i] / 100;
      for (int j = -1000; j <= 1000; j++) {
        double z = MEAN[i] + j * width;
        expected += q.density(z) * (q.logDensity(z) - p.logDensity(z)) * width;
      }
    }
    assertThat(NormalRows.klFromStandard(MEAN, LOG_VARIANCE, deviation(), 1, 3))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void logDensitiesAreSumsOverCoordinates() {
    double draw = 0;
    double standard = 0;
    float[] z = new float[4];
    for (int i = 1; i <= 3; i++) {
      z[i] = MEAN[i] + deviation()[i] * NOISE[i - 1];
      draw += new NormalDistribution(null, MEAN[i], deviation()[i]).logDensity(z[i]);
      standard += new NormalDistribution(null, 0, 1).logDensity(z[i]);
    }
    assertThat(NormalRows.logDensityOfDraw(NOISE, 0, LOG_VARIANCE, 1, 3))
        .isCloseTo(draw, within(1e-6));
    assertThat(NormalRows.standardLogDensity(z, 1, 3)).isCloseTo(standard, within(1e-9));
  }
}
