package org.epicentra.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.Golden;
import org.epicentra.Samples;
import org.epicentra.math.RandomStream;
import org.epicentra.math.SymmetricMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultivariateStudentTTest {
  private static final SymmetricMatrix SCALE =
      SymmetricMatrix.of(3, new double[] {1, 0.3, 2, -40, 10, 1e4});

  private static MultivariateStudentT distribution(JsonNode row) {
    double[] location = Golden.vector(row.get("location"));
    double df = row.get("df").isNull() ? Double.POSITIVE_INFINITY : row.get("df").doubleValue();
    return MultivariateStudentT.of(
        df, location, SymmetricMatrix.of(location.length, Golden.vector(row.get("scale"))));
  }

  /** Expected: mpmath with 60 digits, and SciPy's chi-square. */
  @Test
  void densitiesAndEllipses() {
    for (JsonNode row : Golden.read("beta-family").get("students")) {
      MultivariateStudentT distribution = distribution(row);
      for (int i = 0; i < row.get("points").size(); i++) {
        double[] point = Golden.vector(row.get("points").get(i));
        double squared = row.get("squaredDistance").get(i).doubleValue();
        double logProb = row.get("logProb").get(i).doubleValue();
        assertThat(distribution.squaredDistance(point)).isCloseTo(squared, within(1e-14 * squared));
        assertThat(distribution.logProb(point))
            .isCloseTo(logProb, within(2e-15 * (1 + Math.abs(logProb))));
      }
      for (int i = 0; i < row.get("levels").size(); i++) {
        double level = row.get("levels").get(i).doubleValue();
        assertThat(distribution.ellipseQuantile(level) / row.get("radii").get(i).doubleValue())
            .as("%s", row)
            .isCloseTo(1, within(1e-14));
      }
    }
  }

  /** In the plane a share 1 - exp(-q / 2) of a normal distribution lies within q. */
  @Test
  void manyDegreesOfFreedomAreTheNormalDistribution() {
    SymmetricMatrix scale = SymmetricMatrix.of(2, new double[] {4, 1, 9});
    double[] location = {3, -2};
    MultivariateStudentT normal =
        MultivariateStudentT.of(Double.POSITIVE_INFINITY, location, scale);
    MultivariateStudentT almost = MultivariateStudentT.of(1e15, location, scale);
    double[] point = {5, 5};
    assertThat(almost.logProb(point)).isCloseTo(normal.logProb(point), within(1e-13));
    assertThat(normal.ellipseQuantile(0.95)).isCloseTo(-2 * Math.log(0.05), within(1e-13));
    assertThat(almost.ellipseQuantile(0.95)).isCloseTo(-2 * Math.log(0.05), within(1e-12));
    DiagonalNormal diagonal = DiagonalNormal.of(location, new double[] {2, 3});
    assertThat(
            MultivariateStudentT.of(
                    Double.POSITIVE_INFINITY,
                    location,
                    SymmetricMatrix.of(2, new double[] {4, 0, 9}))
                .logProb(point))
        .isCloseTo(diagonal.logProb(point), within(1e-14));
  }

  /**
   * The squared distance of a draw over D is F, and each coordinate is a Student t about its
   * centre. Kolmogorov-Smirnov on 20,000 draws; each fails for one seed in a million.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 4, 1e6, Double.POSITIVE_INFINITY})
  void drawsFollowTheDistribution(double df) {
    double[] location = {10, 20, -3};
    MultivariateStudentT distribution = MultivariateStudentT.of(df, location, SCALE);
    double[] squared = new double[20_000];
    double[][] scaled = new double[3][squared.length];
    for (int i = 0; i < squared.length; i++) {
      double[] draw = distribution.sample(RandomStream.of(4, "student", 0, i));
      squared[i] = distribution.squaredDistance(draw);
      for (int d = 0; d < 3; d++) {
        scaled[d][i] = (draw[d] - location[d]) / Math.sqrt(SCALE.get(d, d));
      }
    }
    assertThat(Samples.kolmogorovSmirnov(squared, q -> shareWithin(df, 3, q))).isGreaterThan(1e-6);
    for (int d = 0; d < 3; d++) {
      assertThat(
              Samples.kolmogorovSmirnov(
                  scaled[d], x -> 0.5 + Math.signum(x) * shareWithin(df, 1, x * x) / 2))
          .isGreaterThan(1e-6);
    }
  }

  /** The share of D coordinates that lies within a squared distance. */
  private static double shareWithin(double df, int dimension, double squared) {
    return df == Double.POSITIVE_INFINITY
        ? Gamma.of(0.5 * dimension, 0.5).cdf(squared)
        : Beta.of(0.5 * dimension, 0.5 * df).cdf(squared / (df + squared));
  }

  @Test
  void parametersAreCopied() {
    double[] location = {10, 20, -3};
    MultivariateStudentT distribution = MultivariateStudentT.of(7, location, SCALE);
    location[0] = 0;
    distribution.location()[1] = 0;
    assertThat(distribution.location()).containsExactly(10, 20, -3);
    assertThat(distribution.df()).isEqualTo(7);
    assertThat(distribution.scale()).isEqualTo(SCALE);
  }

  @Test
  void refusesWhatIsNoDistribution() {
    double[] origin = new double[3];
    assertThatThrownBy(() -> MultivariateStudentT.of(0, origin, SCALE))
        .hasMessageContaining("df is 0.0");
    assertThatThrownBy(() -> MultivariateStudentT.of(Double.NaN, origin, SCALE))
        .hasMessageContaining("df is NaN");
    assertThatThrownBy(() -> MultivariateStudentT.of(1, new double[2], SCALE))
        .hasMessage("location has length 2; it must be 3");
    assertThatThrownBy(() -> MultivariateStudentT.of(1, new double[] {0, Double.NaN, 0}, SCALE))
        .hasMessageContaining("location is NaN");
    assertThatThrownBy(
            () -> MultivariateStudentT.of(1, origin, SymmetricMatrix.scaledIdentity(3, 0)))
        .isInstanceOf(ArithmeticException.class);
    MultivariateStudentT distribution = MultivariateStudentT.of(1, origin, SCALE);
    assertThatThrownBy(() -> distribution.logProb(new double[2]))
        .hasMessage("x has length 2; it must be 3");
    assertThatThrownBy(() -> distribution.ellipseQuantile(1)).hasMessageContaining("level is 1.0");
  }
}
