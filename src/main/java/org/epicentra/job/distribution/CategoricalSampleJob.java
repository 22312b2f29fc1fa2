package org.epicentra.job.distribution;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
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
 * the bias and variance of the softmax over a range of temperatures.
 *
 * @param probabilities of the categories, of sum 1
 * @param temperature of the softmax, {@code > 0}
 * @param hard whether one-hot values are passed on ("straight-through")
 * @param draws their number and seed
 * @param chart the picture to write
 */
public record CategoricalSampleJob(
    double[] probabilities, double temperature, boolean hard, SampleDraws draws, ChartOutput chart)
    implements LocalJob<CategoricalSampleJob.Result> {
  /** Draws per temperature, enough that sampling does not hide the bias. */
  private static final int ERROR_DRAWS = 100_000;

  private static final double[] TEMPERATURES = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};

  /**
   * Checks the temperature.
   *
   * @throws BadInputException when it is not positive
   */
  public CategoricalSampleJob {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(Setting.mustBe("temperature", temperature, "a positive number"));
    }
  }

  /**
   * What was drawn, and how it compares with the distribution.
   *
   * @param distribution always {@code categorical}
   * @param probabilities of the categories
   * @param temperature of the softmax
   * @param hard whether one-hot values are passed on
   * @param count number of draws each way
   * @param seed of the draws
   * @param direct draws made directly
   * @param reparameterised draws made from noise, counted by the position of their greatest entry
   * @param means of the values that are passed on, one per category
   * @param temperatures errors of the softmax from 100,000 draws each, in the order of temperature
   * @param output the path of the picture
   */
  public record Result(
      @JsonProperty("law") String distribution,
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
   * The draws of one way.
   *
   * @param counts of the categories
   * @param chiSquare the test against the distribution
   */
  public record Sample(long[] counts, FitTest chiSquare) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(chart.target(List.of()));
  }

  @Override
  public void check(Configuration hadoop) {
    distribution();
    LocalJob.super.check(hadoop);
  }

  @Override
  public Result run(Configuration hadoop) {
    Categorical distribution = distribution();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      CategoryComparison comparison =
          CategoryComparison.of(distribution, temperature, hard, draws.count(), draws.seed());
      List<RelaxationError> errors = errors(distribution);
      chart.write(List.of(bars(distribution, comparison), curves(errors)), output, hadoop);
      return new Result(
          "categorical",
          probabilities,
          temperature,
          hard,
          draws.count(),
          draws.seed(),
          new Sample(comparison.direct(), FitTest.chiSquare(comparison.direct(), distribution)),
          new Sample(comparison.maxima(), FitTest.chiSquare(comparison.maxima(), distribution)),
          comparison.means(),
          errors,
          chart.path());
    }
  }

  private Categorical distribution() {
    try {
      return Categorical.of(probabilities);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(Setting.named("probabilities") + ": " + e.getMessage(), e);
    }
  }

  private List<RelaxationError> errors(Categorical distribution) {
    TreeSet<Double> temperatures = new TreeSet<>(List.of(temperature));
    for (double each : TEMPERATURES) {
      temperatures.add(each);
    }
    List<RelaxationError> errors = new ArrayList<>();
    for (double each : temperatures) {
      errors.add(RelaxationError.of(distribution, each, hard, ERROR_DRAWS, draws.seed()));
    }
    return List.copyOf(errors);
  }

  private ReportChart bars(Categorical distribution, CategoryComparison comparison) {
    int categories = distribution.categories();
    double[] expected = new double[categories];
    List<String> names = new ArrayList<>();
    for (int k = 0; k < categories; k++) {
      expected[k] = distribution.probability(k);
      names.add("category " + k);
    }
    String title =
        String.format(Locale.ROOT, "categorical distribution: %,d draws each way", draws.count());
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
            "gradient of E[n²] with respect to the logits",
            "temperature T",
            "bias, deviation",
            true,
            0)
        .addPoints("bias", x, errors.stream().mapToDouble(RelaxationError::gradientBias).toArray())
        .addCurve(
            "bias from sampling alone",
            x,
            errors.stream().mapToDouble(RelaxationError::gradientBiasError).toArray())
        .addPoints(
            "standard deviation of one draw",
            x,
            errors.stream().mapToDouble(error -> Math.sqrt(error.gradientVariance())).toArray());
  }
}
