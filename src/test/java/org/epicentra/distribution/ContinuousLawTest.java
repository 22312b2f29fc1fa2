package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.epicentra.Golden;
import org.epicentra.Samples;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every law with a density must do. Expected numbers: SciPy, make_distribution_golden.py. */
class ContinuousLawTest {
  private static final int DRAWS = 20_000;

  static Stream<JsonNode> laws() {
    return Laws.golden("continuous");
  }

  private static ReparameterisedLaw law(JsonNode row) {
    return Laws.continuous(row.get("law").textValue(), Laws.parameters(row));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void densityDistributionAndEntropyAreSciPys(JsonNode row) {
    ReparameterisedLaw law = law(row);
    double[] points = Golden.vector(row.get("points"));
    double[] logProb = Golden.vector(row.get("logProb"));
    double[] cdf = Golden.vector(row.get("cdf"));
    for (int i = 0; i < points.length; i++) {
      assertThat(law.logProb(points[i])).isCloseTo(logProb[i], relative(logProb[i], 1e-11));
      assertThat(law.cdf(points[i])).isCloseTo(cdf[i], relative(cdf[i], 1e-10));
    }
    assertRelative(law.mean(), row.get("mean").doubleValue());
    assertRelative(law.variance(), row.get("variance").doubleValue());
    double entropy = row.get("entropy").doubleValue();
    assertThat(law.entropy()).isCloseTo(entropy, relative(entropy, 1e-12));
  }

  /** Trapezoids over a range that leaves out less than 1e-14 of the mass. */
  @ParameterizedTest
  @MethodSource("laws")
  void densityIntegratesToOneAndToTheMoments(JsonNode row) {
    ReparameterisedLaw law = law(row);
    double scale = Math.sqrt(law.variance());
    assertThat(integral(law, x -> 1)).isCloseTo(1, within(1e-9));
    assertThat(integral(law, x -> (x - law.mean()) / scale)).isCloseTo(0, within(1e-8));
    assertThat(integral(law, x -> Math.pow((x - law.mean()) / scale, 2)))
        .isCloseTo(1, within(1e-8));
    assertThat(integral(law, x -> -law.logProb(x)))
        .isCloseTo(law.entropy(), relative(law.entropy(), 1e-8));
  }

  /** Kolmogorov-Smirnov, and the mean within 5.3 standard errors: one seed in a million fails. */
  @ParameterizedTest
  @MethodSource("laws")
  void bothWaysOfDrawingFollowTheLaw(JsonNode row) {
    ReparameterisedLaw law = law(row);
    double[] direct = new double[DRAWS];
    double[] reparameterised = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      direct[i] = law.sample(RandomStream.of(11, "direct", 0, i));
      reparameterised[i] = law.rsample(law.noise(RandomStream.of(11, "noise", 0, i)));
    }
    double error = 5.3 * Math.sqrt(law.variance() / DRAWS);
    for (double[] draws : new double[][] {direct, reparameterised}) {
      assertThat(Samples.kolmogorovSmirnov(draws, law::cdf)).isGreaterThan(1e-6);
      double sum = 0;
      for (double draw : draws) {
        sum += draw / DRAWS;
      }
      assertThat(sum).isCloseTo(law.mean(), within(error));
    }
  }

  /** Central differences of the draw by each parameter, at fixed noise. */
  @ParameterizedTest
  @MethodSource("laws")
  void pathwiseDerivativeIsThatOfTheDraw(JsonNode row) {
    double[] parameters = Laws.parameters(row);
    String name = row.get("law").textValue();
    ReparameterisedLaw law = law(row);
    for (int i = 0; i < 20; i++) {
      double noise = law.noise(RandomStream.of(12, "noise", 0, i));
      double[] slope = law.pathwise(noise);
      assertThat(slope).hasSize(parameters.length);
      for (int j = 0; j < parameters.length; j++) {
        double step = parameters[j] == 0 ? 1e-4 : 1e-4 * Math.abs(parameters[j]);
        double[] above = parameters.clone();
        double[] below = parameters.clone();
        above[j] += step;
        below[j] -= step;
        double high = Laws.continuous(name, above).rsample(noise);
        double low = Laws.continuous(name, below).rsample(noise);
        double mean = Laws.continuous(name, above).mean() - Laws.continuous(name, below).mean();
        assertThat(mean / (2 * step))
            .isCloseTo(
                law.meanGradient()[j],
                within(1e-6 * Math.abs(law.meanGradient()[j]) + Math.ulp(law.mean()) / step));
        double rounding = 4 * Math.ulp(Math.abs(high)) / step;
        assertThat((high - low) / (2 * step))
            .as("%s, noise %s, parameter %d", law, noise, j)
            .isCloseTo(slope[j], within(1e-6 * Math.abs(slope[j]) + rounding));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theEndsOfTheLineAndWhatIsNoNumber(JsonNode row) {
    ReparameterisedLaw law = law(row);
    assertThat(law.logProb(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(law.logProb(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(law.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(law.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThatThrownBy(() -> law.logProb(Double.NaN)).hasMessageContaining("x is NaN");
    assertThatThrownBy(() -> law.cdf(Double.NaN)).hasMessageContaining("x is NaN");
    assertThatThrownBy(() -> law.rsample(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> law.pathwise(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    double[] parameters = Laws.parameters(row);
    for (int j = 0; j < parameters.length; j++) {
      for (double illegal : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        double[] changed = parameters.clone();
        changed[j] = illegal;
        assertThatThrownBy(() -> Laws.continuous(row.get("law").textValue(), changed))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("is " + illegal);
      }
    }
  }

  /** Over the line for a normal law, else over the logarithm of x. */
  private static double integral(ReparameterisedLaw law, DoubleUnaryOperator f) {
    int steps = 40_000;
    double sum = 0;
    double low = -12;
    double high = 12;
    boolean line = law instanceof Normal;
    double scale = line ? Math.sqrt(law.variance()) : law.mean();
    if (!line) {
      low = -130; // (1e-56)^0.3 = 2e-17 is what the most singular law leaves out below
      high = Math.log(Math.max(2, 80 * Math.sqrt(law.variance()) / law.mean()));
    }
    double width = (high - low) / steps;
    for (int i = 0; i <= steps; i++) {
      double t = low + i * width;
      double x = line ? law.mean() + scale * t : scale * Math.exp(t);
      sum += Math.exp(law.logProb(x) + Math.log(line ? scale : x)) * f.applyAsDouble(x) * width;
    }
    return sum;
  }

  private static org.assertj.core.data.Offset<Double> relative(double expected, double tolerance) {
    return within(tolerance * Math.max(1, Math.abs(expected)));
  }

  private static void assertRelative(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
  }
}
