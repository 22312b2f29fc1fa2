package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.epicentra.Golden;
import org.epicentra.Samples;
import org.epicentra.math.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every distribution with a density must do. Expected numbers: SciPy,
 * make_distribution_golden.py.
 */
class ContinuousDistributionTest {
  private static final int DRAWS = 20_000;

  static Stream<JsonNode> distributions() {
    return Distributions.golden("continuous");
  }

  static Stream<JsonNode> reparameterised() {
    return distributions().filter(row -> !row.get("distribution").textValue().equals("beta"));
  }

  private static ContinuousDistribution distribution(JsonNode row) {
    return Distributions.continuous(
        row.get("distribution").textValue(), Distributions.parameters(row));
  }

  private static ReparameterisedDistribution reparameterised(JsonNode row) {
    return (ReparameterisedDistribution) distribution(row);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void densityDistributionAndEntropyAreSciPys(JsonNode row) {
    ContinuousDistribution distribution = distribution(row);
    double[] points = Golden.vector(row.get("points"));
    double[] logProb = Golden.vector(row.get("logProb"));
    double[] cdf = Golden.vector(row.get("cdf"));
    for (int i = 0; i < points.length; i++) {
      assertThat(distribution.logProb(points[i]))
          .isCloseTo(logProb[i], relative(logProb[i], 1e-11));
      assertThat(distribution.cdf(points[i])).isCloseTo(cdf[i], relative(cdf[i], 1e-10));
    }
    assertRelative(distribution.mean(), row.get("mean").doubleValue());
    assertRelative(distribution.variance(), row.get("variance").doubleValue());
    double entropy = row.get("entropy").doubleValue();
    assertThat(distribution.entropy()).isCloseTo(entropy, relative(entropy, 1e-12));
  }

  /** Trapezoids over a range that leaves out less than 1e-14 of the mass. */
  @ParameterizedTest
  @MethodSource("distributions")
  void densityIntegratesToOneAndToTheMoments(JsonNode row) {
    ContinuousDistribution distribution = distribution(row);
    double scale = Math.sqrt(distribution.variance());
    assertThat(integral(distribution, x -> 1)).isCloseTo(1, within(1e-9));
    assertThat(integral(distribution, x -> (x - distribution.mean()) / scale))
        .isCloseTo(0, within(1e-8));
    assertThat(integral(distribution, x -> Math.pow((x - distribution.mean()) / scale, 2)))
        .isCloseTo(1, within(1e-8));
    assertThat(integral(distribution, x -> -distribution.logProb(x)))
        .isCloseTo(distribution.entropy(), relative(distribution.entropy(), 1e-8));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void drawsFollowTheDistribution(JsonNode row) {
    ContinuousDistribution distribution = distribution(row);
    assertFollows(distribution, i -> distribution.sample(RandomStream.of(11, "direct", 0, i)));
  }

  @ParameterizedTest
  @MethodSource("reparameterised")
  void reparameterisedDrawsFollowTheDistribution(JsonNode row) {
    ReparameterisedDistribution distribution = reparameterised(row);
    assertFollows(
        distribution,
        i -> distribution.rsample(distribution.noise(RandomStream.of(11, "noise", 0, i))));
  }

  /** Kolmogorov-Smirnov, and the mean within 5.3 standard errors: one seed in a million fails. */
  private static void assertFollows(ContinuousDistribution distribution, IntToDoubleFunction draw) {
    double[] draws = IntStream.range(0, DRAWS).mapToDouble(draw).toArray();
    assertThat(Samples.kolmogorovSmirnov(draws, distribution::cdf)).isGreaterThan(1e-6);
    assertThat(Arrays.stream(draws).map(x -> x / DRAWS).sum())
        .isCloseTo(distribution.mean(), within(5.3 * Math.sqrt(distribution.variance() / DRAWS)));
  }

  /** Central differences of the draw by each parameter, at fixed noise. */
  @ParameterizedTest
  @MethodSource("reparameterised")
  void pathwiseDerivativeIsThatOfTheDraw(JsonNode row) {
    double[] parameters = Distributions.parameters(row);
    String name = row.get("distribution").textValue();
    ReparameterisedDistribution distribution = reparameterised(row);
    for (int i = 0; i < 20; i++) {
      double noise = distribution.noise(RandomStream.of(12, "noise", 0, i));
      double[] slope = distribution.pathwise(noise);
      assertThat(slope).hasSize(parameters.length);
      for (int j = 0; j < parameters.length; j++) {
        double step = parameters[j] == 0 ? 1e-4 : 1e-4 * Math.abs(parameters[j]);
        double[] above = parameters.clone();
        double[] below = parameters.clone();
        above[j] += step;
        below[j] -= step;
        double high = Distributions.reparameterised(name, above).rsample(noise);
        double low = Distributions.reparameterised(name, below).rsample(noise);
        double mean =
            Distributions.reparameterised(name, above).mean()
                - Distributions.reparameterised(name, below).mean();
        assertThat(mean / (2 * step))
            .isCloseTo(
                distribution.meanGradient()[j],
                within(
                    1e-6 * Math.abs(distribution.meanGradient()[j])
                        + Math.ulp(distribution.mean()) / step));
        double rounding = 4 * Math.ulp(Math.abs(high)) / step;
        assertThat((high - low) / (2 * step))
            .as("%s, noise %s, parameter %d", distribution, noise, j)
            .isCloseTo(slope[j], within(1e-6 * Math.abs(slope[j]) + rounding));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void theEndsOfTheLineAndWhatIsNoNumber(JsonNode row) {
    ContinuousDistribution distribution = distribution(row);
    assertThat(distribution.logProb(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(distribution.logProb(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(distribution.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(distribution.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThatThrownBy(() -> distribution.logProb(Double.NaN)).hasMessageContaining("x is NaN");
    assertThatThrownBy(() -> distribution.cdf(Double.NaN)).hasMessageContaining("x is NaN");
    double[] parameters = Distributions.parameters(row);
    for (int j = 0; j < parameters.length; j++) {
      for (double illegal : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        double[] changed = parameters.clone();
        changed[j] = illegal;
        assertThatThrownBy(
                () -> Distributions.continuous(row.get("distribution").textValue(), changed))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("is " + illegal);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reparameterised")
  void noiseThatIsNoNumberIsRefused(JsonNode row) {
    ReparameterisedDistribution distribution = reparameterised(row);
    assertThatThrownBy(() -> distribution.rsample(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> distribution.pathwise(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Over the log odds of x for a beta distribution, from (1e-56)^0.5 = 1e-28 of its mass on. */
  private static double integralOverLogOdds(Beta distribution, DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = -65_000; i < 18_000; i++) {
      double x = 1 / (1 + Math.exp(-0.002 * i));
      double density = Math.exp(distribution.logProb(x));
      sum += density * x * (1 - x) * f.applyAsDouble(x) * 0.002;
    }
    return sum;
  }

  /** Over the line for a normal distribution, else over the logarithm of x. */
  private static double integral(ContinuousDistribution distribution, DoubleUnaryOperator f) {
    if (distribution instanceof Beta) {
      return integralOverLogOdds((Beta) distribution, f);
    }
    int steps = 40_000;
    double sum = 0;
    double low = -12;
    double high = 12;
    boolean line = distribution instanceof Normal;
    double scale = line ? Math.sqrt(distribution.variance()) : distribution.mean();
    if (!line) {
      low = -130; // (1e-56)^0.3 = 2e-17 is what the most singular distribution leaves out below
      high = Math.log(Math.max(2, 80 * Math.sqrt(distribution.variance()) / distribution.mean()));
    }
    double width = (high - low) / steps;
    for (int i = 0; i <= steps; i++) {
      double t = low + i * width;
      double x = line ? distribution.mean() + scale * t : scale * Math.exp(t);
      sum +=
          Math.exp(distribution.logProb(x) + Math.log(line ? scale : x))
              * f.applyAsDouble(x)
              * width;
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
