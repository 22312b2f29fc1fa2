package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.mixture.ComponentSummary;
import org.epicentra.job.mixture.FitSummary;

/** A fit's summary for a person: how it went, the prior in force, the table of components. */
public final class FitReport {
  private static final int SHOWN = 40;

  /** Below this weight of events with a strength, a rate is the prior's. */
  private static final double LEAST_COUNTED = 0.5;

  private final FitSummary summary;
  private final boolean geography;
  private final boolean depth;

  public FitReport(FitSummary summary) {
    this.summary = summary;
    this.geography = summary.components().get(0).longitude() != null;
    this.depth = summary.components().get(0).depth() != null;
  }

  public void print(PrintWriter out) {
    if (!summary.advice().isEmpty()) {
      summary.advice().forEach(advice -> out.println("NOTE: " + advice));
      out.println();
    }
    printCourse(out);
    out.println();
    printPrior(out);
    out.println();
    printComponents(out);
  }

  private void printCourse(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d events, %,d with a strength; %d components; %s %d %s, %.1f s%n",
        summary.events(),
        summary.strengthObserved(),
        summary.components().size(),
        ending(),
        summary.iterations(),
        summary.iterations() == 1 ? "iteration" : "iterations",
        summary.seconds());
    double[] elbo = summary.elbo();
    out.printf(Locale.ROOT, "bound %.6f (from %.6f)%n", elbo[elbo.length - 1], elbo[0]);
    if (summary.restarts().size() > 1) {
      out.println(
          "bounds of the restarts: "
              + summary.restarts().stream()
                  .map(FitReport::restart)
                  .collect(Collectors.joining(", ")));
    }
  }

  private String ending() {
    if (summary.converged()) {
      return "converged after";
    }
    return summary.settings().tolerance() > 0 ? "NOT converged after" : "made all";
  }

  private static String restart(FitSummary.Restart restart) {
    return number("%.3f", restart.elbo()) + (restart.converged() ? "" : " (not converged)");
  }

  private void printPrior(PrintWriter out) {
    FitSummary.Prior prior = summary.priors();
    String unit = geography ? "km" : "unit";
    double first = prior.pi()[0];
    boolean equal = Arrays.stream(prior.pi()).allMatch(pi -> Math.abs(pi - first) <= 1e-12);
    out.println("prior in force:");
    out.printf(
        Locale.ROOT,
        "  tau    %.6g per %s^2 (%s): a component's events scatter by %.4g %s on each axis%n",
        prior.tau(),
        unit,
        summary.settings().tau() == null ? "from the data" : "given",
        1 / Math.sqrt(prior.tau()),
        unit);
    out.printf(Locale.ROOT, "  nu     %s %s%n", numbers(prior.nu()), unit);
    out.printf(
        Locale.ROOT,
        "  rho    %.6g per %s^2: centres scatter by %.4g %s%n",
        prior.rho(),
        unit,
        1 / Math.sqrt(prior.rho()),
        unit);
    out.printf(Locale.ROOT, "  alpha  %.6g%n", prior.alpha());
    out.printf(Locale.ROOT, "  beta   %.6g%n", prior.beta());
    out.printf(Locale.ROOT, "  pi     %s%n", equal ? "equal" : numbers(prior.pi()));
  }

  private void printComponents(PrintWriter out) {
    List<ComponentSummary> components = summary.components();
    TextTable table = new TextTable(headings());
    components.stream().limit(SHOWN).forEach(c -> table.add(cells(c)));
    table.print(out);
    if (components.size() > SHOWN) {
      out.printf(Locale.ROOT, "  ... and %d more in summary.json%n", components.size() - SHOWN);
    }
    out.println("centre +-: how well the centre is known; it lies this near with probability 95 %");
    out.println("width: how far the component's events scatter about it, 1/sqrt(tau) on each axis");
    out.println("rate: the expected strength of the component's events, with its 95 % interval");
    out.println("events: the sum of their weights, shared where they may belong to several");
    if (!summary.coincident().isEmpty()) {
      List<Integer> group = summary.coincident().get(0);
      out.printf(
          Locale.ROOT,
          "%1$d = %2$d: component %1$d coincides with component %2$d%n",
          group.get(1),
          group.get(0));
    }
  }

  private String[] headings() {
    Stream<String> place =
        geography
            ? Stream.of(
                "longitude", "latitude", depth ? "depth km" : null, "centre +- km", "width km")
            : Stream.of("mean", "centre +-", "width");
    return row("#", place, "rate", "95 % interval", "events");
  }

  private String[] cells(ComponentSummary c) {
    boolean counted = counted(c);
    String interval =
        counted
            ? number("%.2f", c.rateInterval95()[0]) + " - " + number("%.2f", c.rateInterval95()[1])
            : "no strengths";
    return row(
        index(c.index()),
        geography ? position(c) : plainPosition(c),
        counted ? number("%.2f", c.rate()) : "-",
        interval,
        number("%.1f", c.effectiveCount()));
  }

  private Stream<String> position(ComponentSummary c) {
    return Stream.of(
        number("%.3f", c.longitude()),
        number("%.3f", c.latitude()),
        depth ? number("%.1f", c.depth()) : null,
        number("%.2f", c.radius95()),
        number("%.2f", c.width()));
  }

  private static Stream<String> plainPosition(ComponentSummary c) {
    return Stream.of(numbers(c.mean()), number("%.4g", c.radius95()), number("%.4g", c.width()));
  }

  /** A row of the table; the place has no cell where it is null. */
  private static String[] row(
      String index, Stream<String> place, String rate, String interval, String events) {
    return Stream.of(Stream.of(index), place, Stream.of(rate, interval, events))
        .flatMap(cells -> cells)
        .filter(Objects::nonNull)
        .toArray(String[]::new);
  }

  /** The component's number, and that of the one with which it coincides. */
  private String index(int k) {
    for (List<Integer> group : summary.coincident()) {
      if (group.contains(k) && group.get(0) != k) {
        return k + " = " + group.get(0);
      }
    }
    return String.valueOf(k);
  }

  /** Whether the rate says more than the prior: b_k - beta is the weight of events with a count. */
  private boolean counted(ComponentSummary c) {
    return c.rateRate() - summary.priors().beta() >= LEAST_COUNTED;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String numbers(double[] values) {
    return Arrays.stream(values)
        .mapToObj(v -> number("%.6g", v))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
