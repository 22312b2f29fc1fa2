package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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

  public FitReport(FitSummary summary) {
    this.summary = summary;
    this.geography = summary.components().get(0).longitude() != null;
  }

  public void print(PrintWriter out) {
    printCourse(out);
    out.println();
    printPrior(out);
    out.println();
    printComponents(out);
  }

  private void printCourse(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d events, %,d with a strength; %d components; %s after %d %s, %.1f s%n",
        summary.events(),
        summary.strengthObserved(),
        summary.components().size(),
        summary.converged() ? "converged" : "NOT converged",
        summary.iterations(),
        summary.iterations() == 1 ? "iteration" : "iterations",
        summary.seconds());
    double[] elbo = summary.elbo();
    out.printf(Locale.ROOT, "bound %.6f (from %.6f)%n", elbo[elbo.length - 1], elbo[0]);
    if (summary.restarts().size() > 1) {
      out.println(
          "bounds of the restarts: "
              + summary.restarts().stream()
                  .map(r -> String.format(Locale.ROOT, "%.3f", r.elbo()))
                  .collect(Collectors.joining(", ")));
    }
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
    out.printf("  pi     %s%n", equal ? "equal" : numbers(prior.pi()));
  }

  private void printComponents(PrintWriter out) {
    List<ComponentSummary> components = summary.components();
    boolean depth = components.get(0).depth() != null;
    TextTable table;
    if (geography) {
      table =
          depth
              ? new TextTable(
                  "#",
                  "longitude",
                  "latitude",
                  "depth km",
                  "radius km",
                  "rate",
                  "95 % interval",
                  "events")
              : new TextTable(
                  "#", "longitude", "latitude", "radius km", "rate", "95 % interval", "events");
    } else {
      table = new TextTable("#", "mean", "radius", "rate", "95 % interval", "events");
    }
    components.stream().limit(SHOWN).forEach(c -> table.add(cells(c)));
    table.print(out);
    if (components.size() > SHOWN) {
      out.printf("  ... and %d more in summary.json%n", components.size() - SHOWN);
    }
    out.println("radius: the centre lies within it with probability 95 %");
    out.println("rate: the expected strength of the component's events");
  }

  private String[] cells(ComponentSummary c) {
    boolean counted = counted(c);
    String interval =
        counted
            ? number("%.2f", c.rateInterval95()[0]) + " - " + number("%.2f", c.rateInterval95()[1])
            : "no strengths";
    String rate = counted ? number("%.2f", c.rate()) : "-";
    String events = number("%.1f", c.effectiveCount());
    String index = String.valueOf(c.index());
    if (!geography) {
      String radius = number("%.4g", c.radius95());
      return new String[] {index, numbers(c.mean()), radius, rate, interval, events};
    }
    String longitude = number("%.3f", c.longitude());
    String latitude = number("%.3f", c.latitude());
    String radius = number("%.2f", c.radius95());
    return c.depth() == null
        ? new String[] {index, longitude, latitude, radius, rate, interval, events}
        : new String[] {
          index, longitude, latitude, number("%.1f", c.depth()), radius, rate, interval, events
        };
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
