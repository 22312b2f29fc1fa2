package org.epicentra.job.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.gradient.EstimatorMeasurement;
import org.epicentra.gradient.GaussianExperiment;
import org.epicentra.gradient.GaussianOracle;
import org.epicentra.gradient.GaussianProblem;
import org.epicentra.job.Job;
import org.epicentra.job.gradient.CompareResult.Crossover;
import org.epicentra.job.gradient.CompareResult.GaussianEstimator;
import org.epicentra.job.gradient.CompareResult.Setting;
import org.epicentra.job.gradient.CompareResult.Variance;
import org.epicentra.job.picture.ChartOutput;
import org.epicentra.spark.SparkExperiment;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/**
 * {@code gradient compare} on Gaussian problems: measured variances against closed forms, for
 * several widths of q.
 *
 * @param target the posterior
 * @param ratios s/t, each from 1e-3 to 1e3, rising
 * @param comparison what is compared
 * @param chart where the picture goes
 */
public record GaussianCompareJob(
    Target target, List<Double> ratios, CompareSettings comparison, ChartOutput chart)
    implements Job<CompareResult> {

  /**
   * The posterior, and where q lies.
   *
   * @param dimension D, from 1 to 1000
   * @param deviation t, from 1e-3 to 1e3
   * @param correlation between all coordinates, above -1/(D-1) and below 1; 0 for one coordinate
   * @param offset of q's mean from the posterior's, in units of t, from -1e3 to 1e3
   */
  public record Target(int dimension, double deviation, double correlation, double offset) {
    /**
     * @throws BadInputException when a number is out of its range
     */
    public Target {
      require(dimension >= 1 && dimension <= 1000, "--dimension", dimension, "from 1 to 1000");
      require(inRange(deviation), "--target-deviation", deviation, "from 0.001 to 1000");
      if (dimension == 1) {
        require(correlation == 0, "--correlation", correlation, "0 where --dimension is 1");
      } else {
        double least = -1.0 / (dimension - 1);
        String range = "above -1/%d and below 1".formatted(dimension - 1);
        require(correlation > least && correlation < 1, "--correlation", correlation, range);
      }
      require(Math.abs(offset) <= 1e3, "--offset", offset, "from -1000 to 1000");
    }
  }

  /**
   * @throws BadInputException when there is no ratio, or one that is out of its range
   */
  public GaussianCompareJob {
    ratios = List.copyOf(ratios);
    require(!ratios.isEmpty(), "--ratios", "empty", "one number or more");
    for (double ratio : ratios) {
      require(inRange(ratio), "--ratios", ratio, "from 0.001 to 1000");
    }
  }

  /** So that neither a float's range nor its digits are left. */
  private static boolean inRange(double deviation) {
    return deviation >= 1e-3 && deviation <= 1e3;
  }

  private static void require(boolean legal, String option, Object value, String range) {
    if (!legal) {
      throw new BadInputException(
          "%s: the value %s is out of range; it must be %s".formatted(option, value, range));
    }
  }

  @Override
  public List<OutputTarget> targets() {
    return List.of(chart.target(List.of()));
  }

  @Override
  public CompareResult run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    GaussianExperiment experiment =
        new GaussianExperiment(
            ratios.stream().map(this::problem).toList(),
            comparison.estimators(),
            comparison.control(),
            comparison.samples(),
            comparison.seed(),
            comparison.chunks(GaussianExperiment.CHUNK));
    try (AtomicOutput output = AtomicOutput.open(targets().get(0), hadoop)) {
      List<EstimatorMeasurement> measured = SparkExperiment.run(spark, experiment);
      List<Setting> settings = new ArrayList<>();
      int count = experiment.estimators().size();
      for (int i = 0; i < ratios.size(); i++) {
        GaussianProblem problem = experiment.problems().get(i);
        settings.add(setting(ratios.get(i), problem, measured.subList(i * count, (i + 1) * count)));
      }
      Crossover crossover = crossover(experiment.problems().get(0), settings);
      chart.write(new GaussianCompareCharts(this, settings).charts(), output, hadoop);
      return new CompareResult.Gaussian(
          target.dimension(),
          target.deviation(),
          target.correlation(),
          target.offset(),
          comparison.samples(),
          comparison.control(),
          (long) experiment.chunks() * GaussianExperiment.CHUNK,
          comparison.seed(),
          crossover,
          List.copyOf(settings),
          chart.path());
    }
  }

  /** The problem in which q has the deviation ratio x t. */
  GaussianProblem problem(double ratio) {
    double t = target.deviation();
    return new GaussianProblem(
        target.dimension(), t, target.correlation(), target.offset() * t, ratio * t);
  }

  private Setting setting(
      double ratio, GaussianProblem problem, List<EstimatorMeasurement> measured) {
    GaussianOracle oracle = new GaussianOracle(problem, comparison.samples());
    double noisiest = noisiest(measured);
    List<GaussianEstimator> estimators = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      String name = comparison.estimators().get(i);
      EstimatorMeasurement each = measured.get(i);
      double control = comparison.control();
      estimators.add(
          new GaussianEstimator(
              name,
              variance(each, 0, oracle.varianceByMean(name, control)),
              variance(each, 1, oracle.varianceByLogVariance(name, control)),
              name.equals("iwae") ? null : each.biasPValue(noisiest),
              each.nanos(),
              (each.variance(0) + each.variance(1)) * each.nanos()));
    }
    return new Setting(ratio, estimators);
  }

  static double noisiest(List<EstimatorMeasurement> measured) {
    double noisiest = 0;
    for (EstimatorMeasurement each : measured) {
      noisiest = Math.max(noisiest, each.scatter());
    }
    return noisiest;
  }

  private static Variance variance(
      EstimatorMeasurement measured, int group, OptionalDouble expected) {
    return new Variance(
        measured.variance(group),
        measured.varianceError(group),
        expected.isPresent() ? expected.getAsDouble() : null);
  }

  /** Between two settings the logarithm of the variances' ratio is taken for a straight line. */
  private Crossover crossover(GaussianProblem problem, List<Setting> settings) {
    double expected = problem.crossover() / target.deviation();
    for (int i = 1; i < settings.size(); i++) {
      double below = logAdvantage(settings.get(i - 1));
      double above = logAdvantage(settings.get(i));
      if (below < 0 && above >= 0 && Double.isFinite(below) && Double.isFinite(above)) {
        double low = Math.log(settings.get(i - 1).ratio());
        double high = Math.log(settings.get(i).ratio());
        return new Crossover(expected, Math.exp(low - below * (high - low) / (above - below)));
      }
    }
    return new Crossover(expected, null);
  }

  /** ln of the total's variance by mu over the path's. */
  private double logAdvantage(Setting setting) {
    List<String> names = comparison.estimators();
    double total = setting.estimators().get(names.indexOf("total")).byMean().measured();
    double path = setting.estimators().get(names.indexOf("path")).byMean().measured();
    return Math.log(total / path);
  }
}
