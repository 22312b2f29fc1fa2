package org.epicentra.job.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.distribution.Categorical;
import org.epicentra.distribution.CategoryComparison;
import org.epicentra.distribution.FitTest;
import org.epicentra.distribution.RelaxationError;
import org.epicentra.job.LocalJob;
import org.epicentra.job.picture.ChartOutput;
import org.epicentra.picture.BarChart;
import org.epicentra.picture.LineChart;
import org.epicentra.picture.ReportChart;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/**
 * {@code distribution sample categorical}: categories drawn directly and by the Gumbel-softmax, and
 * what the softmax does at other temperatures.
 *
 * @param probabilities of the categories
 * @param temperature of the softmax
 * @param hard whether one-hot values are passed on ("straight-through")
 * @param draws how many, and with what seed
 * @param chart where the picture goes
 */
public record CategoricalSampleJob(
    double[] probabilities, double temperature, boolean hard, SampleDraws draws, ChartOutput chart)
    implements LocalJob<CategoricalSampleJob.Result> {
  /** Draws behind the errors of a temperature, so that sampling does not hide the bias. */
  private static final int ERROR_DRAWS = 100_000;

  private static final double[] TEMPERATURES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};

  /**
   * @throws BadInputException when the temperature is not positive
   */
  public CategoricalSampleJob {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(
          "--temperature is " + temperature + "; it must be a positive number");
    }
  }

  /**
   * @param law categorical
   * @param probabilities of the categories
   * @param temperature of the softmax
   * @param hard whether one-hot values are passed on
   * @param count of draws each way
   * @param seed of the draws
   * @param direct draws made directly
   * @param reparameterised draws made from noise, counted by their greatest entry
   * @param means of the values that are passed on, one for each category
   * @param temperatures errors of the softmax, by rising temperature, each of 100,000 draws
   * @param output the picture
   */
  public record Result(
      String law,
      double[] probabilities,
      double temperature,
      boolean hard,
      int count,
      long seed,
      Sample direct,
      Sample reparameterised,
      double[] means,
      List<RelaxationError> temperatures,
      String output) {}

  /**
   * @param counts of the categories
   * @param chiSquare against the law
   */
  public record Sample(long[] counts, FitTest chiSquare) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(chart.target(List.of()));
  }

  @Override
  public void check(Configuration hadoop) {
    law();
    LocalJob.super.check(hadoop);
  }

  @Override
  public Result run(Configuration hadoop) {
    Categorical law = law();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      CategoryComparison comparison =
          CategoryComparison.of(law, temperature, hard, draws.count(), draws.seed());
      List<RelaxationError> errors = errors(law);
      chart.write(List.of(bars(law, comparison), curves(errors)), output, hadoop);
      return new Result(
          "categorical",
          probabilities,
          temperature,
          hard,
          draws.count(),
          draws.seed(),
          new Sample(comparison.direct(), FitTest.chiSquare(comparison.direct(), law)),
          new Sample(comparison.maxima(), FitTest.chiSquare(comparison.maxima(), law)),
          comparison.means(),
          errors,
          chart.path());
    }
  }

  private Categorical law() {
    try {
      return Categorical.of(probabilities);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--probabilities: " + e.getMessage(), e);
    }
  }

  private List<RelaxationError> errors(Categorical law) {
    TreeSet<Double> temperatures = new TreeSet<>(List.of(temperature));
    for (double each : TEMPERATURES) {
      temperatures.add(each);
    }
    List<RelaxationError> errors = new ArrayList<>();
    for (double each : temperatures) {
      errors.add(RelaxationError.of(law, each, hard, ERROR_DRAWS, draws.seed()));
    }
    return List.copyOf(errors);
  }

  private ReportChart bars(Categorical law, CategoryComparison comparison) {
    int categories = law.categories();
    double[] expected = new double[categories];
    List<String> names = new ArrayList<>();
    for (int k = 0; k < categories; k++) {
      expected[k] = law.probability(k);
      names.add("category " + k);
    }
    String title = "categorical law: %,d draws each way".formatted(draws.count());
    String passed = (hard ? "straight-through" : "mean softmax") + ", T = " + temperature;
    return new BarChart(title, "share", names)
        .add("probability", expected)
        .add("direct", shares(comparison.direct()))
        .add("greatest entry", shares(comparison.maxima()))
        .add(passed, comparison.means());
  }

  private double[] shares(long[] counts) {
    double[] shares = new double[counts.length];
    for (int k = 0; k < counts.length; k++) {
      shares[k] = counts[k] / (double) draws.count();
    }
    return shares;
  }

  private static ReportChart curves(List<RelaxationError> errors) {
    double[] x = errors.stream().mapToDouble(RelaxationError::temperature).toArray();
    return new LineChart(
            "gradient of E[n²] by the logits", "temperature T", "bias, deviation", true, 0)
        .addPoints("bias", x, errors.stream().mapToDouble(RelaxationError::gradientBias).toArray())
        .addCurve(
            "bias that sampling alone makes",
            x,
            errors.stream().mapToDouble(RelaxationError::gradientBiasError).toArray())
        .addPoints(
            "standard deviation of one draw",
            x,
            errors.stream().mapToDouble(error -> Math.sqrt(error.gradientVariance())).toArray());
  }
}
