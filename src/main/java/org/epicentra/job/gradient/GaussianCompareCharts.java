package org.epicentra.job.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.epicentra.gradient.Estimator;
import org.epicentra.gradient.GaussianOracle;
import org.epicentra.job.gradient.CompareResult.GaussianEstimator;
import org.epicentra.job.gradient.CompareResult.Setting;
import org.epicentra.picture.LineChart;

/**
 * The picture of a comparison on Gaussian problems: measured points on their closed forms.
 *
 * @param job that made the comparison
 * @param settings its results, in the order of s/t
 */
record GaussianCompareCharts(GaussianCompareJob job, List<Setting> settings) {
  /** Few enough that each segment has room for a dash and a gap. */
  private static final int POINTS = 60;

  /** Below this share of the highest variance a variance is rounding. */
  private static final double ROUNDING = 1e-8;

  List<LineChart> charts() {
    return List.of(
        chart("variance of the gradient by \u03bc", true),
        chart("by ln \u03c3\u00b2 (dashed: closed forms)", false));
  }

  private LineChart chart(String title, boolean byMean) {
    double[] measured =
        settings.stream()
            .flatMap(setting -> setting.estimators().stream())
            .mapToDouble(each -> measured(each, byMean))
            .toArray();
    double lowest = ROUNDING * Arrays.stream(measured).max().orElse(0);
    boolean all = Arrays.stream(measured).allMatch(each -> each > lowest);
    String axis = all ? "variance" : "variance (0 is not drawn)";
    LineChart chart = new LineChart(title, "s/t", axis, false, lowest);
    List<Estimator> estimators = job.comparison().estimators();
    for (int i = 0; i < estimators.size(); i++) {
      add(chart, estimators.get(i), i, byMean);
    }
    return chart;
  }

  private static double measured(GaussianEstimator estimator, boolean byMean) {
    return (byMean ? estimator.byMean() : estimator.byLogVariance()).measured();
  }

  private void add(LineChart chart, Estimator estimator, int index, boolean byMean) {
    double[] x = new double[settings.size()];
    double[] measured = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      GaussianEstimator each = settings.get(i).estimators().get(index);
      x[i] = settings.get(i).ratio();
      measured[i] = measured(each, byMean);
    }
    if (expected(estimator, x[0], byMean).isEmpty()) {
      chart.addPoints(estimator.label(), x, measured);
      return;
    }
    double[] curveX = new double[POINTS + 1];
    double[] curveY = new double[curveX.length];
    for (int i = 0; i <= POINTS; i++) {
      curveX[i] = x[0] + (x[x.length - 1] - x[0]) * i / POINTS;
      curveY[i] = expected(estimator, curveX[i], byMean).orElseThrow();
    }
    chart.addPointsOn(estimator.label(), x, measured, curveX, curveY);
  }

  private OptionalDouble expected(Estimator estimator, double ratio, boolean byMean) {
    CompareSettings comparison = job.comparison();
    GaussianOracle oracle = new GaussianOracle(job.problem(ratio), comparison.samples());
    return byMean
        ? oracle.varianceByMean(estimator, comparison.control())
        : oracle.varianceByLogVariance(estimator, comparison.control());
  }
}
