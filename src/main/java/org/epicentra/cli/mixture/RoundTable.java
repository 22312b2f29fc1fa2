package org.epicentra.cli.mixture;

import static org.epicentra.cli.mixture.Cells.number;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.mixture.ComponentSummary;
import org.epicentra.job.mixture.FitSummary;

/** The components of the textbook model: round, of one width, with given weights. */
final class RoundTable {
  private final Cells cells;
  private final boolean geography;
  private final boolean depth;

  RoundTable(FitSummary summary) {
    this.cells = new Cells(summary);
    this.geography = summary.components().get(0).longitude() != null;
    this.depth = summary.components().get(0).depth() != null;
  }

  TextTable of(Stream<ComponentSummary> components) {
    TextTable table = new TextTable(headings());
    components.forEach(c -> table.add(row(c)));
    return table;
  }

  void printLegend(PrintWriter out) {
    out.println("centre +-: how well the centre is known; it lies this near with probability 95 %");
    out.println("width: how far the component's events scatter about it, 1/sqrt(tau) on each axis");
    out.println("rate: the expected strength of the component's events, with its 95 % interval");
    out.println("events: the sum of their weights, shared where they may belong to several");
  }

  private String[] headings() {
    Stream<String> place =
        geography
            ? Stream.of(
                "longitude", "latitude", depth ? "depth km" : null, "centre +- km", "width km")
            : Stream.of("mean", "centre +-", "width");
    return Cells.row(List.of(Stream.of("#"), place, Stream.of("rate", "95 % interval", "events")));
  }

  private String[] row(ComponentSummary c) {
    return Cells.row(
        List.of(
            Stream.of(cells.index(c.index())),
            geography ? position(c) : plainPosition(c),
            cells.rate(c),
            Stream.of(number("%.1f", c.effectiveCount()))));
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
    return Stream.of(
        Cells.numbers(c.mean()), number("%.4g", c.radius95()), number("%.4g", c.width()));
  }
}
