package org.epicentra.job.gradient;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.epicentra.gradient.GaussianOracle;
import org.epicentra.job.gradient.CompareResult.GaussianEstimator;
import org.epicentra.job.gradient.CompareResult.Setting;
import org.epicentra.picture.LineChart;

/**
 * The picture of a comparison on Gaussian problems: measured points on their closed forms.
 *
 * @param job what was compared
 * @param settings what came of it
 */
record GaussianCompareCharts(GaussianCompareJob job, List<Setting> settings) {
  /** So few that a segment has a dash and a gap: each begins with a dash. */
  private static final int POINTS = 60;

  /** Of the highest variance; what is below is rounding. */
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
    List<String> names = job.comparison().estimators();
    for (int i = 0; i < names.size(); i++) {
      add(chart, names.get(i), i, byMean);
    }
    return chart;
  }

  private static double measured(GaussianEstimator estimator, boolean byMean) {
    return (byMean ? estimator.byMean() : estimator.byLogVariance()).measured();
  }

  private void add(LineChart chart, String name, int estimator, boolean byMean) {
    double[] x = new double[settings.size()];
    double[] measured = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      GaussianEstimator each = settings.get(i).estimators().get(estimator);
      x[i] = settings.get(i).ratio();
      measured[i] = measured(each, byMean);
    }
    if (expected(name, x[0], byMean).isEmpty()) {
      chart.addPoints(name, x, measured);
      return;
    }
    double[] curveX = new double[POINTS + 1];
    double[] curveY = new double[curveX.length];
    for (int i = 0; i <= POINTS; i++) {
      curveX[i] = x[0] + (x[x.length - 1] - x[0]) * i / POINTS;
      curveY[i] = expected(name, curveX[i], byMean).orElseThrow();
    }
    chart.addPointsOn(name, x, measured, curveX, curveY);
  }

  private OptionalDouble expected(String name, double ratio, boolean byMean) {
    CompareSettings comparison = job.comparison();
    GaussianOracle oracle = new GaussianOracle(job.problem(ratio), comparison.samples());
    return byMean
        ? oracle.varianceByMean(name, comparison.control())
        : oracle.varianceByLogVariance(name, comparison.control());
  }
}
