package org.epicentra.job.gradient;

import static org.epicentra.job.gradient.CompareSettings.require;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.gradient.Estimator;
import org.epicentra.gradient.EstimatorMeasurement;
import org.epicentra.gradient.GaussianExperiment;
import org.epicentra.gradient.GaussianOracle;
import org.epicentra.gradient.GaussianProblem;
import org.epicentra.job.Job;
import org.epicentra.job.gradient.CompareResult.Crossover;
import org.epicentra.job.gradient.CompareResult.GaussianEstimator;
import org.epicentra.job.gradient.CompareResult.Variance;
import org.epicentra.job.picture.ChartOutput;
import org.epicentra.spark.SparkExperiment;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/**
 * {@code gradient compare} on Gaussian problems: measured variances against closed forms, for
 * several widths of q.
 *
 * @param target the posterior, and the mean of q
 * @param ratios s/t, one or more, each from 1e-3 to 1e3, in ascending order
 * @param comparison what is measured
 * @param chart the picture to write
 */
public record GaussianCompareJob(
    Target target, List<Double> ratios, CompareSettings comparison, ChartOutput chart)
    implements Job<CompareResult> {
  /** The importance-weighted bound has no closed form; the others are compared with theirs. */
  private static final Set<Estimator> REFERENCES = Set.of(Estimator.IWAE);

  /**
   * The posterior, and the mean of q.
   *
   * @param dimension D, from 1 to 1000
   * @param deviation t, the posterior's standard deviation, from 1e-3 to 1e3
   * @param correlation between all coordinates, above -1/(D-1) and below 1; 0 for one coordinate
   * @param offset of q's mean from the posterior's, in units of t, from -1e3 to 1e3
   */
  public record Target(int dimension, double deviation, double correlation, double offset) {
    /**
     * Checks the ranges.
     *
     * @throws BadInputException when a number is out of its range
     */
    public Target {
      require(dimension >= 1 && dimension <= 1000, "dimension", dimension, "from 1 to 1000");
      require(inRange(deviation), "targetDeviation", deviation, "from 0.001 to 1000");
      if (dimension == 1) {
        String zero = "0 where " + Setting.named("dimension") + " is 1";
        require(correlation == 0, "correlation", correlation, zero);
      } else {
        double least = -1.0 / (dimension - 1);
        String range = "above -1/%d and below 1".formatted(dimension - 1);
        require(correlation > least && correlation < 1, "correlation", correlation, range);
      }
      require(Math.abs(offset) <= 1e3, "offset", offset, "from -1000 to 1000");
    }
  }

  /**
   * Checks the ratios.
   *
   * @throws BadInputException when there is none, or one is out of its range
   */
  public GaussianCompareJob {
    ratios = List.copyOf(ratios);
    require(!ratios.isEmpty(), "ratios", "empty", "one number or more");
    for (double ratio : ratios) {
      require(inRange(ratio), "ratios", ratio, "from 0.001 to 1000");
    }
  }

  /** Beyond, single precision runs out of range or of digits. */
  private static boolean inRange(double deviation) {
    return deviation >= 1e-3 && deviation <= 1e3;
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
      List<CompareResult.Setting> settings = new ArrayList<>();
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

  private CompareResult.Setting setting(
      double ratio, GaussianProblem problem, List<EstimatorMeasurement> measured) {
    GaussianOracle oracle = new GaussianOracle(problem, comparison.samples());
    List<GaussianEstimator> estimators =
        MeasuredEstimator.all(comparison.estimators(), measured, REFERENCES).stream()
            .map(each -> estimator(each, oracle))
            .toList();
    return new CompareResult.Setting(ratio, estimators);
  }

  private GaussianEstimator estimator(MeasuredEstimator each, GaussianOracle oracle) {
    Estimator estimator = each.estimator();
    EstimatorMeasurement measured = each.measurement();
    double control = comparison.control();
    return new GaussianEstimator(
        estimator,
        variance(measured, 0, oracle.varianceByMean(estimator, control)),
        variance(measured, 1, oracle.varianceByLogVariance(estimator, control)),
        each.biasPValue(),
        measured.nanos(),
        (measured.variance(0) + measured.variance(1)) * measured.nanos());
  }

  private static Variance variance(
      EstimatorMeasurement measured, int group, OptionalDouble expected) {
    return new Variance(
        measured.variance(group),
        measured.varianceError(group),
        expected.isPresent() ? expected.getAsDouble() : null);
  }

  /** Interpolates the logarithm of the ratio of the variances between two settings. */
  private Crossover crossover(GaussianProblem problem, List<CompareResult.Setting> settings) {
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

  /** The logarithm of total's variance with respect to mu over path's. */
  private double logAdvantage(CompareResult.Setting setting) {
    List<Estimator> estimators = comparison.estimators();
    double total = byMean(setting, estimators.indexOf(Estimator.TOTAL));
    double path = byMean(setting, estimators.indexOf(Estimator.PATH));
    return Math.log(total / path);
  }

  private static double byMean(CompareResult.Setting setting, int estimator) {
    return setting.estimators().get(estimator).byMean().measured();
  }
}
