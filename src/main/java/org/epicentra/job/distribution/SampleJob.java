package org.epicentra.job.distribution;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.distribution.DrawComparison;
import org.epicentra.distribution.FitTest;
import org.epicentra.distribution.ReparameterisedDistribution;
import org.epicentra.job.LocalJob;
import org.epicentra.job.picture.ChartOutput;
import org.epicentra.picture.HistogramChart;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/**
 * {@code distribution sample} for a distribution with a density: draws made directly and through
 * the reparameterisation, their tests, and their histograms.
 *
 * @param parameters of the distribution
 * @param draws their number and seed
 * @param chart the picture to write
 */
public record SampleJob(Parameters parameters, SampleDraws draws, ChartOutput chart)
    implements LocalJob<SampleJob.Result> {
  /** The range of a histogram, so that the widths and heights of its bins are normal doubles. */
  private static final double NARROWEST = 1e-300;

  private static final double WIDEST = 1e300;

  /** A family of distributions. */
  public enum Family {
    /** Normal(mean, deviation^2). */
    NORMAL(p -> DrawableDistributions.normal(p.get(0), p.get(1)), "mean", "deviation"),
    /** Exponential(rate). */
    EXPONENTIAL(p -> DrawableDistributions.exponential(p.get(0)), "rate"),
    /** Gamma(shape, rate). */
    GAMMA(p -> DrawableDistributions.gamma(p.get(0), p.get(1)), "shape", "rate");

    private final Function<List<Double>, ReparameterisedDistribution> of;
    private final List<String> names;

    Family(Function<List<Double>, ReparameterisedDistribution> of, String... names) {
      this.of = of;
      this.names = List.of(names);
    }

    /**
     * The parameters of a member of the family.
     *
     * @param parameters in the order of the family's names
     */
    public Parameters with(Double... parameters) {
      return new Parameters(this, List.of(parameters));
    }

    /** The name on the command line and in JSON. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A family and the parameters that select one of its distributions.
   *
   * @param family of the distribution
   * @param values of the parameters, in the order of the family's names
   */
  public record Parameters(Family family, List<Double> values) {
    private ReparameterisedDistribution distribution() {
      return family.of.apply(values);
    }

    private Map<String, Double> named() {
      Map<String, Double> named = new LinkedHashMap<>();
      for (int j = 0; j < values.size(); j++) {
        named.put(family.names.get(j), values.get(j));
      }
      return named;
    }
  }

  /**
   * What was drawn, and how it compares with the distribution.
   *
   * @param distribution the family's label
   * @param parameters by name
   * @param count number of draws each way
   * @param seed of the draws
   * @param mean of the distribution
   * @param variance of the distribution
   * @param direct draws made directly
   * @param reparameterised draws made from noise
   * @param twoSample the test of the direct draws against the reparameterised ones
   * @param gradients derivatives of the distribution's mean, by the parameter's name
   * @param output the path of the picture
   */
  public record Result(
      @JsonProperty("law") String distribution,
      Map<String, Double> parameters,
      int count,
      long seed,
      double mean,
      double variance,
      Sample direct,
      Sample reparameterised,
      FitTest twoSample,
      Map<String, DrawComparison.Gradient> gradients,
      String output) {}

  /**
   * The draws of one way.
   *
   * @param mean of the draws
   * @param variance of the draws, the unbiased estimate
   * @param kolmogorovSmirnov the test against the distribution
   */
  public record Sample(double mean, double variance, FitTest kolmogorovSmirnov) {
    private static Sample of(DrawComparison.Sample sample) {
      return new Sample(sample.mean(), sample.variance(), sample.fit());
    }
  }

  @Override
  public List<OutputTarget> targets() {
    return List.of(chart.target(List.of()));
  }

  @Override
  public void check(Configuration hadoop) {
    parameters.distribution();
    LocalJob.super.check(hadoop);
  }

  @Override
  public Result run(Configuration hadoop) {
    ReparameterisedDistribution distribution = parameters.distribution();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      DrawComparison comparison = DrawComparison.of(distribution, draws.count(), draws.seed());
      chart.write(List.of(histogram(distribution, comparison)), output, hadoop);
      return result(distribution, comparison);
    }
  }

  private Result result(ReparameterisedDistribution distribution, DrawComparison comparison) {
    Map<String, DrawComparison.Gradient> gradients = new LinkedHashMap<>();
    List<String> names = parameters.family().names;
    for (int j = 0; j < names.size(); j++) {
      gradients.put(names.get(j), comparison.gradients().get(j));
    }
    return new Result(
        parameters.family().label(),
        parameters.named(),
        draws.count(),
        draws.seed(),
        distribution.mean(),
        distribution.variance(),
        Sample.of(comparison.direct()),
        Sample.of(comparison.reparameterised()),
        comparison.twoSample(),
        gradients,
        chart.path());
  }

  private HistogramChart histogram(
      ReparameterisedDistribution distribution, DrawComparison comparison) {
    double[] direct = comparison.direct().draws();
    double[] reparameterised = comparison.reparameterised().draws();
    double low = Math.min(least(direct), least(reparameterised));
    double high = Math.max(greatest(direct), greatest(reparameterised));
    if (!(high - low > NARROWEST && high - low < WIDEST)) {
      throw new BadInputException(
          "the draws lie between %s and %s, too close together or too far apart for a histogram; use a distribution of another scale"
              .formatted(low, high));
    }
    String named =
        parameters.named().entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    String title =
        String.format(
            Locale.ROOT,
            "%s distribution, %s: %,d draws each way",
            parameters.family().label(),
            named,
            draws.count());
    return new HistogramChart(title, low, high, draws.count())
        .add("direct", direct)
        .add("reparameterised", reparameterised)
        .addDensity("density", x -> Math.exp(distribution.logProb(x)));
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double greatest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }
}
