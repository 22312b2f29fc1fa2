package org.epicentra.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Measured against closed forms, 60,000 estimates each. A measured variance may be 5.3 standard
 * errors off, which one in ten million is; the errors come from the scatter of the 60 chunks, whose
 * t distribution of 59 degrees makes that one in half a million. Of some 500 such comparisons none
 * should fail for one seed in a thousand, and the seed is fixed.
 */
class GaussianExperimentTest {
  private static final double CONTROL = 0.4;
  private static final int CHUNKS = 60;
  private static final List<Estimator> ALL = List.of(Estimator.values());

  private static List<EstimatorMeasurement> run(GaussianExperiment experiment) {
    List<EstimatorMeasurement> all = experiment.run(0);
    for (int chunk = 1; chunk < experiment.chunks(); chunk++) {
      List<EstimatorMeasurement> next = experiment.run(chunk);
      for (int i = 0; i < all.size(); i++) {
        all.get(i).merge(next.get(i));
      }
    }
    return all;
  }

  private static GaussianExperiment experiment(GaussianProblem problem, int samples, int chunks) {
    return new GaussianExperiment(List.of(problem), ALL, CONTROL, samples, 5, chunks);
  }

  private static double byMean(List<EstimatorMeasurement> measured, Estimator estimator) {
    return measured.get(estimator.ordinal()).variance(0);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 0, 0, 0.5, 1",
    "1, 0.5, 0, 0.3, 0.2, 1",
    "1, 0.5, 0, 0.3, 0.9, 2",
    "1, 2, 0, -1, 1, 5",
    "3, 0.7, 0.6, 0.4, 0.5, 2",
    "4, 1.3, -0.2, -0.5, 0.8, 3",
    "10, 0.5, 0.9, 0.1, 0.2, 4"
  })
  void meansAndVariancesAreThoseOfTheOracle(
      int dimension, double t, double correlation, double mean, double deviation, int samples) {
    GaussianProblem problem = new GaussianProblem(dimension, t, correlation, mean, deviation);
    GaussianOracle oracle = new GaussianOracle(problem, samples);
    List<EstimatorMeasurement> measured = run(experiment(problem, samples, CHUNKS));
    double noisiest = 0;
    for (EstimatorMeasurement each : measured) {
      noisiest = Math.max(noisiest, each.scatter());
    }
    for (int i = 0; i < ALL.size(); i++) {
      Estimator estimator = ALL.get(i);
      EstimatorMeasurement each = measured.get(i);
      assertThat(each.biasPValue(noisiest)).as("%s", estimator).isGreaterThan(1e-6);
      OptionalDouble[] expected = {
        oracle.varianceByMean(estimator, CONTROL), oracle.varianceByLogVariance(estimator, CONTROL)
      };
      for (int group = 0; group < 2; group++) {
        if (expected[group].isPresent()) {
          double variance = expected[group].getAsDouble();
          double rounding = 1e-11 * noisiest * noisiest;
          // A fitted coefficient that is 1/sqrt(1000) off leaves this much of the total's variance.
          double fit = estimator == Estimator.FITTED ? 0.02 * measured.get(1).variance(group) : 0;
          assertThat(each.variance(group))
              .as("%s, group %d", estimator, group)
              .isCloseTo(variance, within(5.3 * each.varianceError(group) + rounding + fit));
        }
      }
    }
  }

  /**
   * With t = 1 nothing is rounded: the log ratio is the same for every z, and so are its slopes.
   */
  @Test
  void pathIsExactlyZeroWhereQIsThePosterior() {
    GaussianProblem problem = new GaussianProblem(1, 1, 0, 0, 1);
    for (int samples : new int[] {1, 2, 8}) {
      List<EstimatorMeasurement> measured = run(experiment(problem, samples, 3));
      for (Estimator quiet : List.of(Estimator.PATH, Estimator.DREG)) {
        EstimatorMeasurement path = measured.get(quiet.ordinal());
        assertThat(path.variance(0)).as("%s", quiet).isZero();
        assertThat(path.variance(1)).as("%s", quiet).isZero();
      }
      EstimatorMeasurement total = measured.get(Estimator.TOTAL.ordinal());
      assertThat(total.variance(0)).isCloseTo(1.0 / samples, within(0.2 / samples));
    }
  }

  @Test
  void pathBeatsTotalAboveTheCrossoverAlone() {
    GaussianProblem problem = new GaussianProblem(1, 0.5, 0, 0, 1);
    assertThat(problem.crossover()).isCloseTo(0.5 / Math.sqrt(2), within(1e-15));
    for (double factor : new double[] {0.9, 1.1}) {
      GaussianProblem near = new GaussianProblem(1, 0.5, 0, 0, factor * problem.crossover());
      List<EstimatorMeasurement> measured = run(experiment(near, 1, 20));
      assertThat(byMean(measured, Estimator.PATH) < byMean(measured, Estimator.TOTAL))
          .isEqualTo(factor > 1);
    }
    GaussianProblem wide = new GaussianProblem(5, 1, 0.5, 0, 1);
    GaussianProblem there = new GaussianProblem(5, 1, 0.5, 0, wide.crossover());
    GaussianOracle oracle = new GaussianOracle(there, 1);
    assertThat(oracle.varianceByMean(Estimator.PATH, 0).getAsDouble())
        .isCloseTo(oracle.varianceByMean(Estimator.TOTAL, 0).getAsDouble(), within(1e-12));
  }

  /** The score is the difference of total and path; its mean is zero: (14). */
  @Test
  void theScoresMeanIsZero() {
    GaussianProblem problem = new GaussianProblem(2, 0.6, 0.3, 0.2, 0.4);
    GaussianOracle oracle = new GaussianOracle(problem, 1);
    List<EstimatorMeasurement> measured =
        run(
            new GaussianExperiment(
                List.of(problem), List.of(Estimator.TOTAL, Estimator.PATH), 0, 1, 6, CHUNKS));
    for (EstimatorMeasurement each : measured) {
      assertThat(each.biasPValue(1)).isGreaterThan(1e-6);
    }
    assertThat(oracle.meanByLogVariance())
        .isCloseTo(0.5 * (0.16 * problem.diagonal() - 1), within(1e-15));
  }

  /** Its signal falls faster than its noise as draws are added; that of dreg does not. */
  @Test
  void manyDrawsDrownThePlainImportanceWeightedGradientAlone() {
    GaussianProblem problem = new GaussianProblem(1, 0.5, 0, 0.2, 0.6);
    List<EstimatorMeasurement> few = run(experiment(problem, 4, 20));
    List<EstimatorMeasurement> many = run(experiment(problem, 64, 20));
    double plain = byMean(many, Estimator.IWAE) / byMean(few, Estimator.IWAE);
    double doubly = byMean(many, Estimator.DREG) / byMean(few, Estimator.DREG);
    assertThat(doubly).isLessThan(plain / 10);
  }

  @Test
  void aBiasIsFound() {
    MeasurementBuilder builder = new MeasurementBuilder(1, 2);
    float[] reference = {1, 2};
    for (int i = 0; i < 1000; i++) {
      builder.add(new float[] {1.02f + 0.1f * (i % 3 - 1), 2}, reference);
    }
    EstimatorMeasurement measured = builder.build(1);
    assertThat(measured.biasPValue(measured.scatter())).isLessThan(1e-6);
    assertThat(measured.variance(0)).isCloseTo(0.02 / 3, within(1e-4));
    assertThat(measured.variance(1)).isZero();
  }

  @Test
  void chunksAreFunctionsOfTheirNumber() {
    GaussianProblem problem = new GaussianProblem(2, 0.6, 0.3, 0.2, 0.4);
    EstimatorMeasurement one = experiment(problem, 2, 9).run(3).get(4);
    EstimatorMeasurement again = experiment(problem, 2, 5).run(3).get(4);
    EstimatorMeasurement other = experiment(problem, 2, 5).run(4).get(4);
    assertThat(again.variance(0)).isEqualTo(one.variance(0));
    assertThat(other.variance(0)).isNotEqualTo(one.variance(0));
  }

  @Test
  void illegalProblemsAreRefused() {
    assertThatThrownBy(() -> new GaussianProblem(1, 0.5, 0.1, 0, 1))
        .hasMessage("correlation is 0.1; it must be 0 in one dimension");
    assertThatThrownBy(() -> new GaussianProblem(3, 0.5, -0.5, 0, 1))
        .hasMessage("correlation is -0.5; it must be above -1/2 and below 1");
    assertThatThrownBy(() -> new GaussianProblem(1, Double.NaN, 0, 0, 1))
        .hasMessageContaining("target deviation is NaN");
    assertThatThrownBy(() -> new GaussianProblem(1, 1, 0, 0, 0))
        .hasMessageContaining("deviation is 0.0");
    assertThatThrownBy(() -> experiment(new GaussianProblem(1, 1, 0, 0, 1), 0, 1))
        .hasMessageContaining("0 samples");
  }
}
