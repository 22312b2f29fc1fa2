package org.epicentra.job.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.distribution.DrawComparison;
import org.epicentra.distribution.Exponential;
import org.epicentra.distribution.FitTest;
import org.epicentra.distribution.Gamma;
import org.epicentra.distribution.Normal;
import org.epicentra.distribution.ReparameterisedLaw;
import org.epicentra.job.LocalJob;
import org.epicentra.job.picture.ChartOutput;
import org.epicentra.picture.HistogramChart;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/**
 * {@code distribution sample} of a law with a density: draws made directly and through the
 * reparameterisation, their tests, and their histograms.
 *
 * @param parameters of the law
 * @param draws how many, and with what seed
 * @param chart where the picture goes
 */
public record SampleJob(Parameters parameters, SampleDraws draws, ChartOutput chart)
    implements LocalJob<SampleJob.Result> {
  /** Of a histogram's range, so that its bins' widths and heights are numbers. */
  private static final double NARROWEST = 1e-300;

  private static final double WIDEST = 1e300;

  /** A family of laws. */
  public enum Family {
    /** Normal(mean, deviation^2). */
    NORMAL(p -> Normal.of(p.get(0), p.get(1)), "mean", "deviation"),
    /** Exponential(rate). */
    EXPONENTIAL(p -> Exponential.of(p.get(0)), "rate"),
    /** Gamma(shape, rate). */
    GAMMA(p -> Gamma.of(p.get(0), p.get(1)), "shape", "rate");

    private final Function<List<Double>, ReparameterisedLaw> law;
    private final List<String> names;

    Family(Function<List<Double>, ReparameterisedLaw> law, String... names) {
      this.law = law;
      this.names = List.of(names);
    }

    /** A law of the family, by its parameters in the order of their names. */
    public Parameters with(Double... parameters) {
      return new Parameters(this, List.of(parameters));
    }

    private void requireDrawable(List<Double> values) {
      if (this != NORMAL) {
        DrawableParameters.requireRate(values.get(values.size() - 1));
      }
      if (this == GAMMA) {
        DrawableParameters.requireShape(values.get(0), values.get(1));
      }
    }

    /** As on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a law is named by.
   *
   * @param family of the law
   * @param values in the order of the family's names
   */
  public record Parameters(Family family, List<Double> values) {
    private ReparameterisedLaw law() {
      try {
        ReparameterisedLaw law = family.law.apply(values);
        family.requireDrawable(values);
        return law;
      } catch (IllegalArgumentException e) {
        throw new BadInputException("--" + e.getMessage(), e);
      }
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
   * @param law its family's name
   * @param parameters by their names
   * @param count of draws each way
   * @param seed of the draws
   * @param mean of the law
   * @param variance of the law
   * @param direct draws made directly
   * @param reparameterised draws made from noise
   * @param twoSample direct against reparameterised draws
   * @param gradients of the law's mean, by the parameter's name
   * @param output the picture
   */
  public record Result(
      String law,
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
   * @param mean of the draws
   * @param variance of the draws
   * @param kolmogorovSmirnov against the law
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
    parameters.law();
    LocalJob.super.check(hadoop);
  }

  @Override
  public Result run(Configuration hadoop) {
    ReparameterisedLaw law = parameters.law();
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      DrawComparison comparison = DrawComparison.of(law, draws.count(), draws.seed());
      chart.write(List.of(histogram(law, comparison)), output, hadoop);
      return result(law, comparison);
    }
  }

  private Result result(ReparameterisedLaw law, DrawComparison comparison) {
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
        law.mean(),
        law.variance(),
        Sample.of(comparison.direct()),
        Sample.of(comparison.reparameterised()),
        comparison.twoSample(),
        gradients,
        chart.path());
  }

  private HistogramChart histogram(ReparameterisedLaw law, DrawComparison comparison) {
    double[] direct = comparison.direct().draws();
    double[] reparameterised = comparison.reparameterised().draws();
    double low = Math.min(least(direct), least(reparameterised));
    double high = Math.max(greatest(direct), greatest(reparameterised));
    if (!(high - low > NARROWEST && high - low < WIDEST)) {
      throw new BadInputException(
          "the draws lie between %s and %s, too near to each other or too far apart for a histogram; use a law of another scale"
              .formatted(low, high));
    }
    List<String> told = new ArrayList<>();
    parameters.named().forEach((name, value) -> told.add(name + " " + value));
    String title =
        "%s law, %s: %,d draws each way"
            .formatted(parameters.family().label(), String.join(", ", told), draws.count());
    return new HistogramChart(title, low, high, draws.count())
        .add("direct", direct)
        .add("reparameterised", reparameterised)
        .addDensity("density of the law", x -> Math.exp(law.logProb(x)));
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double greatest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }
}
