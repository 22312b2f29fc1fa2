package org.epicentra.cli.gradient;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.TextTable;
import org.epicentra.gradient.Estimator;
import org.epicentra.job.gradient.CompareResult;
import org.epicentra.job.gradient.CompareResult.VaeEstimator;

/**
 * The text of a comparison at a trained autoencoder.
 *
 * @param result of the comparison
 */
record VaeCompareReport(CompareResult.Autoencoder result) {
  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "encoder of %s on %,d images: %,d gradients of %d %s per image, seed %d%s%n%n",
        result.model(),
        result.rows(),
        result.replicates(),
        result.samples(),
        result.samples() == 1 ? "draw" : "draws",
        result.seed(),
        controlled() ? "; control: C = " + result.control() : "");
    TextTable table =
        new TextTable(
            "estimator", "variance", "standard error", "bias p-value", "ms", "variance x ms");
    for (VaeEstimator each : result.estimators()) {
      table.add(
          each.estimator().label(),
          number(each.variance()),
          number(each.standardError()),
          each.biasPValue() == null ? "reference" : number(each.biasPValue()),
          String.format(Locale.ROOT, "%.2f", each.milliseconds()),
          number(each.varianceTimesTime()));
    }
    table.print(out);
    out.println("variance: of the mean gradient over the images, summed over the parameters");
    out.println("bias: against analytic; of dreg against iwae, since both estimate another bound");
    out.println("ms: of one gradient, the least measured");
  }

  private boolean controlled() {
    return result.estimators().stream().anyMatch(each -> each.estimator() == Estimator.CONTROL);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }
}
