package org.epicentra.cli.gradient;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.epicentra.cli.command.TextTable;
import org.epicentra.gradient.Estimator;
import org.epicentra.job.gradient.CompareResult;
import org.epicentra.job.gradient.CompareResult.GaussianEstimator;
import org.epicentra.job.gradient.CompareResult.Setting;
import org.epicentra.job.gradient.CompareResult.Variance;

/**
 * The text of a comparison on normal posteriors.
 *
 * @param result of the comparison
 */
record GaussianCompareReport(CompareResult.Gaussian result) {
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "normal posterior: D = %d, t = %s, correlation %s; q: offset %s t%n",
        result.dimension(),
        result.targetDeviation(),
        result.correlation(),
        result.offset());
    out.printf(
        Locale.ROOT,
        "%,d gradients of %d %s each, seed %d; control: C = %s%n",
        result.replicates(),
        result.samples(),
        result.samples() == 1 ? "draw" : "draws",
        result.seed(),
        result.control());
    printVariances(out, "variance by mu", GaussianEstimator::byMean);
    printVariances(out, "variance by ln sigma^2", GaussianEstimator::byLogVariance);
    printQuality(out);
    Double measured = result.crossover().measured();
    out.printf(
        Locale.ROOT,
        "%npath beats total by mu where s/t is above %.4f%s%n",
        result.crossover().expected(),
        measured == null
            ? "; no crossover among the ratios"
            : String.format(Locale.ROOT, "; measured: %.4f", measured));
  }

  private List<GaussianEstimator> first() {
    return result.settings().get(0).estimators();
  }

  private void printVariances(
      PrintWriter out, String title, Function<GaussianEstimator, Variance> variance) {
    out.printf(Locale.ROOT, "%n%s%n", title);
    String[] headings = new String[first().size() + 2];
    headings[0] = "s/t";
    headings[1] = "";
    for (int i = 0; i < first().size(); i++) {
      headings[i + 2] = first().get(i).estimator().label();
    }
    TextTable table = new TextTable(headings);
    for (Setting setting : result.settings()) {
      String[] measured = new String[headings.length];
      String[] expected = new String[headings.length];
      measured[0] = String.format(Locale.ROOT, "%.4g", setting.ratio());
      measured[1] = "measured";
      expected[0] = "";
      expected[1] = "closed form";
      for (int i = 0; i < setting.estimators().size(); i++) {
        Variance each = variance.apply(setting.estimators().get(i));
        measured[i + 2] = number(each.measured());
        expected[i + 2] = each.expected() == null ? "-" : number(each.expected());
      }
      table.add(measured).add(expected);
    }
    table.print(out);
  }

  /** The worst values over all settings. */
  private void printQuality(PrintWriter out) {
    out.println();
    TextTable table =
        new TextTable("estimator", "off by", "standard errors", "bias p-value", "ns per gradient");
    boolean limit = false;
    for (int i = 0; i < first().size(); i++) {
      double relative = Double.NEGATIVE_INFINITY;
      double errors = 0;
      double bias = 1;
      for (Setting setting : result.settings()) {
        GaussianEstimator each = setting.estimators().get(i);
        for (Variance variance : List.of(each.byMean(), each.byLogVariance())) {
          if (variance.expected() != null && variance.expected() > 0) {
            double off = Math.abs(variance.measured() - variance.expected());
            relative = Math.max(relative, off / variance.expected());
            errors = Math.max(errors, off / variance.standardError());
          }
        }
        if (each.biasPValue() != null) {
          bias = Math.min(bias, each.biasPValue());
        }
      }
      boolean known = relative >= 0;
      limit |= known && isLimit(first().get(i).estimator());
      table.add(
          first().get(i).estimator().label(),
          known ? String.format(Locale.ROOT, "%.2f %%", 100 * relative) : "-",
          known ? errors(first().get(i).estimator(), errors) : "-",
          first().get(i).biasPValue() == null
              ? "reference"
              : number(Math.min(1, bias * result.settings().size())),
          String.format(Locale.ROOT, "%.0f", first().get(i).nanoseconds()));
    }
    table.print(out);
    out.println("off by: of the measured variance farthest from its closed form");
    if (limit) {
      out.println("limit: the closed form is the limit of many earlier draws");
    }
    out.println("bias p-value: the least over the ratios, times their number (Bonferroni)");
  }

  /** A coefficient fitted to a thousand draws is close to the best one, but not equal to it. */
  private static boolean isLimit(Estimator estimator) {
    return estimator == Estimator.FITTED;
  }

  /** With one chunk there is no standard error. */
  private static String errors(Estimator estimator, double errors) {
    String number = Double.isNaN(errors) ? "-" : String.format(Locale.ROOT, "%.1f", errors);
    return isLimit(estimator) ? "limit" : number;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
