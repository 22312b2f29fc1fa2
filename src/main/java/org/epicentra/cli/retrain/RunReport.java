package org.epicentra.cli.retrain;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.retrain.Comparison;
import org.epicentra.job.retrain.Gate;
import org.epicentra.job.retrain.RunResult;
import org.epicentra.job.retrain.Slice;

/** The result of a nightly run, for a person. */
final class RunReport {
  private static final int SHOWN = 12;
  private static final double KILOBYTE = 1000;

  private final RunResult result;

  RunReport(RunResult result) {
    this.result = result;
  }

  void print(PrintWriter out) {
    if (!result.data().isEmpty()) { // else the time was up before they were counted
      printRun(out);
      out.println();
    }
    out.printf(
        Locale.ROOT,
        "%s%s: %s%n",
        result.outcome().label(),
        result.version() == null ? "" : " (version " + result.version() + ")",
        result.why());
    out.printf(
        Locale.ROOT,
        "champion  %s; %.1f s%n",
        result.champion() == null ? "none" : "version " + result.champion(),
        result.seconds());
    printPage(out);
  }

  private void printPage(PrintWriter out) {
    RunResult.Page page = result.page();
    if (page == null) {
      return;
    }
    if (page.bytes() == null) {
      out.println("report    not written: " + page.problem());
      return;
    }
    out.printf(
        Locale.ROOT,
        "report    %s  (%.0f kB)%s%n",
        page.file(),
        page.bytes() / KILOBYTE,
        page.problem() == null ? "" : "; " + page.problem());
  }

  private void printRun(PrintWriter out) {
    printData(out);
    printGates(out);
    if (!result.training().isEmpty()) {
      printTraining(out);
    }
    if (result.comparison() != null) {
      printComparison(out, result.comparison());
    }
  }

  private void printData(PrintWriter out) {
    Map<String, Object> data = result.data();
    out.printf(
        Locale.ROOT,
        "data      %s, %s to train on, %s held out%n",
        count(data.get("rows")),
        count(data.get("trainRows")),
        count(data.get("holdoutRows")));
    if (data.get("split") != null) {
      out.printf(
          Locale.ROOT,
          "          %s to %s, trained until %s%n",
          data.get("first"),
          data.get("last"),
          data.get("split"));
    }
  }

  private static String count(Object number) {
    return number instanceof Number value
        ? String.format(Locale.ROOT, "%,d", value.longValue())
        : "0";
  }

  private void printGates(PrintWriter out) {
    for (Gate gate : result.gates()) {
      out.printf(Locale.ROOT, "%-8s  %s%n", gate.passed() ? "ok" : "REFUSED", gate.message());
    }
  }

  private void printTraining(PrintWriter out) {
    StringBuilder line = new StringBuilder("fit       ");
    result
        .training()
        .forEach(
            (name, value) -> {
              if (!(value instanceof double[]) && !(value instanceof List)) {
                line.append(line.length() > 10 ? ", " : "")
                    .append(name)
                    .append(' ')
                    .append(text(value));
              }
            });
    out.println(line);
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.4f", number)
        : String.valueOf(value);
  }

  private static void printComparison(PrintWriter out, Comparison comparison) {
    out.printf(
        Locale.ROOT,
        "hold-out  %s over %,d: challenger %.5f%s nats%n",
        comparison.measure(),
        comparison.count(),
        comparison.challenger(),
        comparison.champion() == null
            ? ""
            : String.format(Locale.ROOT, ", champion %.5f", comparison.champion()));
    if (comparison.slices().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("part", "count", "gain", "standard error");
    comparison.slices().stream()
        .sorted(Comparator.comparingLong(Slice::count).reversed())
        .limit(SHOWN)
        .forEach(
            slice ->
                table.add(
                    slice.part(),
                    String.format(Locale.ROOT, "%,d", slice.count()),
                    String.format(Locale.ROOT, "%.5f", slice.gain()),
                    slice.standardError() == null
                        ? "-"
                        : String.format(Locale.ROOT, "%.5f", slice.standardError())));
    table.print(out);
  }
}
