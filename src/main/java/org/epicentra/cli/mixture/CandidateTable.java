package org.epicentra.cli.mixture;

import static org.epicentra.cli.mixture.Cells.number;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.mixture.FitSummary;
import org.epicentra.job.mixture.choice.CandidateSummary;

/** The numbers of components that were tried, and which of them was chosen. */
final class CandidateTable {
  private final FitSummary summary;
  private final boolean heldOut;
  private final boolean restarts;

  /**
   * @param summary of a fit of several numbers of components
   */
  CandidateTable(FitSummary summary) {
    this.summary = summary;
    this.heldOut = summary.heldOut() != null;
    this.restarts = summary.settings().restarts() > 1;
  }

  void print(PrintWriter out) {
    long events = summary.events() - (heldOut ? summary.heldOut().events() : 0);
    out.printf(Locale.ROOT, "components tried, in shared passes over %,d events", events);
    out.println(
        heldOut
            ? String.format(Locale.ROOT, "; scored on %,d held out:", summary.heldOut().events())
            : ":");
    TextTable table = new TextTable(headings());
    summary.candidates().forEach(candidate -> table.add(row(candidate)));
    table.print(out);
    if (heldOut) {
      out.println("* chosen: the best mean log density of the events held out, nats per event");
      out.println("behind: by how much less than the best; +-: standard error, event by event");
    } else {
      out.println("* chosen: the best bound, nats per event; each K has a prior of its own");
    }
  }

  private String[] headings() {
    return Cells.row(
        List.of(
            Stream.of("K  ", "at the end", "bound"),
            heldOut ? Stream.of("held out", "+-", "behind", "+-") : Stream.empty(),
            restarts ? Stream.of("best restart") : Stream.empty(),
            Stream.of("iterations", "converged")));
  }

  private String[] row(CandidateSummary candidate) {
    return Cells.row(
        List.of(
            Stream.of(
                candidate.components() + (candidate.chosen() ? " *" : "  "),
                String.valueOf(candidate.alive()),
                number("%.4f", candidate.boundPerEvent())),
            heldOut ? scores(candidate) : Stream.empty(),
            restarts ? Stream.of(restart(candidate)) : Stream.empty(),
            Stream.of(
                String.valueOf(candidate.iterations()), candidate.converged() ? "yes" : "NO")));
  }

  private String restart(CandidateSummary candidate) {
    return candidate.restart() + 1 + " of " + summary.settings().restarts();
  }

  private static Stream<String> scores(CandidateSummary candidate) {
    CandidateSummary.HeldOut scores = candidate.heldOut();
    Stream<String> mean =
        Stream.of(number("%.4f", scores.meanLogDensity()), number("%.4f", scores.standardError()));
    Stream<String> behind =
        candidate.chosen()
            ? Stream.of("-", "-")
            : Stream.of(
                number("%.4f", -scores.difference()),
                number("%.4f", scores.differenceStandardError()));
    return Stream.concat(mean, behind);
  }
}
