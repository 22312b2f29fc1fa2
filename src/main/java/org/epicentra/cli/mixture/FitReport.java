package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epicentra.job.mixture.ComponentSummary;
import org.epicentra.job.mixture.FitSummary;
import org.epicentra.job.mixture.PriorSummary;
import org.epicentra.mixture.weights.WeightType;

/** A fit's summary for a person: how it went, the prior in force, the table of components. */
public final class FitReport {
  private static final int SHOWN = 40;

  private final FitSummary summary;
  private final boolean geography;

  public FitReport(FitSummary summary) {
    this.summary = summary;
    this.geography = summary.components().get(0).longitude() != null;
  }

  public void print(PrintWriter out) {
    if (!summary.advice().isEmpty()) {
      summary.advice().forEach(advice -> out.println("NOTE: " + advice));
      out.println();
    }
    if (summary.candidates() != null) {
      new CandidateTable(summary).print(out);
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
    printMoves(out);
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
    return Cells.number("%.3f", restart.elbo()) + (restart.converged() ? "" : " (not converged)");
  }

  private void printMoves(PrintWriter out) {
    FitSummary.Moves moves = summary.moves();
    if (moves.deletions() + moves.merges() > 0) {
      out.printf(
          Locale.ROOT,
          "of %d components, %d deleted and %d merged into others, which raised the bound%n",
          summary.settings().components(),
          moves.deletions(),
          moves.merges());
    }
  }

  private void printPrior(PrintWriter out) {
    PriorSummary prior = summary.priors();
    String unit = geography ? "km" : "unit";
    out.println("prior in force:");
    out.println(prior.scaleKm() == null ? width(prior, unit) : scale(prior, unit));
    out.printf(Locale.ROOT, "  nu     %s %s%n", Cells.numbers(prior.nu()), unit);
    out.printf(
        Locale.ROOT,
        "  rho    %.6g per %s^2: centres scatter by %.4g %s%n",
        prior.rho(),
        unit,
        1 / Math.sqrt(prior.rho()),
        unit);
    out.printf(Locale.ROOT, "  alpha  %.6g%n", prior.alpha());
    out.printf(Locale.ROOT, "  beta   %.6g%n", prior.beta());
    out.println(prior.pi() == null ? concentration(prior) : "  pi     " + weights(prior.pi()));
    if (summary.family().locationError() > 0) {
      out.printf(
          Locale.ROOT,
          "  location error %.4g %s on each axis%n",
          summary.family().locationError(),
          unit);
    }
  }

  private String source() {
    return summary.settings().tau() == null ? "from the data" : "given";
  }

  private String width(PriorSummary prior, String unit) {
    return String.format(
        Locale.ROOT,
        "  tau    %.6g per %s^2 (%s): a component's events scatter by %.4g %s on each axis",
        prior.tau(),
        unit,
        source(),
        1 / Math.sqrt(prior.tau()),
        unit);
  }

  private String scale(PriorSummary prior, String unit) {
    return String.format(
        Locale.ROOT,
        "  scale  %.4g %s (%s): what a component scatters by on each axis, until its events say"
            + " otherwise",
        prior.scaleKm(),
        unit,
        source().equals("given") ? "given, 1/sqrt(tau)" : source());
  }

  private String concentration(PriorSummary prior) {
    return String.format(
        Locale.ROOT,
        "  weights %s, concentration %.4g%s",
        summary.family().weights(),
        prior.concentration(),
        summary.family().weights().equals(WeightType.DIRICHLET.label()) ? " each" : "");
  }

  private static String weights(double[] pi) {
    boolean equal = Arrays.stream(pi).allMatch(each -> Math.abs(each - pi[0]) <= 1e-12);
    return equal ? "equal" : Cells.numbers(pi);
  }

  private void printComponents(PrintWriter out) {
    List<ComponentSummary> components = summary.components();
    Stream<ComponentSummary> shown = components.stream().limit(SHOWN);
    boolean textbook = summary.family().isTextbook();
    RoundTable round = new RoundTable(summary);
    FamilyTable family = new FamilyTable(summary);
    (textbook ? round.of(shown) : family.of(shown)).print(out);
    if (components.size() > SHOWN) {
      out.printf(Locale.ROOT, "  ... and %d more in summary.json%n", components.size() - SHOWN);
    }
    if (textbook) {
      round.printLegend(out);
    } else {
      family.printRest(out);
      family.printLegend(out);
    }
    if (!summary.coincident().isEmpty()) {
      List<Integer> group = summary.coincident().get(0);
      out.printf(
          Locale.ROOT,
          "%1$d = %2$d: component %1$d coincides with component %2$d%n",
          group.get(1),
          group.get(0));
    }
  }
}
