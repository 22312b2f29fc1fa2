package org.epicentra.cli.mixture;

import static org.epicentra.cli.mixture.Cells.number;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.mixture.BackgroundSummary;
import org.epicentra.job.mixture.ComponentSummary;
import org.epicentra.job.mixture.FitSummary;

/** The components of any other model of the family: their axes, weights and rates. */
final class FamilyTable {
  private static final String AT_FLOOR = "*";

  private final FitSummary summary;
  private final Cells cells;
  private final boolean geography;
  private final boolean deep;
  private final boolean axes;

  FamilyTable(FitSummary summary) {
    this.summary = summary;
    this.cells = new Cells(summary);
    this.geography = summary.components().get(0).longitude() != null;
    this.deep = summary.components().get(0).mean().length == 3;
    this.axes = summary.family().hasAxes();
  }

  TextTable of(Stream<ComponentSummary> components) {
    TextTable table = new TextTable(headings());
    components.forEach(c -> table.add(row(c)));
    return table;
  }

  private String unit() {
    return geography ? " km" : "";
  }

  private String[] headings() {
    Stream<String> place =
        geography
            ? Stream.of("longitude", "latitude", deep ? "depth km" : null)
            : Stream.of("mean");
    Stream<String> shape =
        axes
            ? Stream.of(
                "axes" + unit(), "strike", deep ? "dip" : null, deep ? "thickness" + unit() : null)
            : Stream.of("width" + unit());
    return Cells.row(
        List.of(
            Stream.of("#"),
            place,
            shape,
            Stream.of("weight %", "rate", "95 % interval", "events")));
  }

  private String[] row(ComponentSummary c) {
    return Cells.row(
        List.of(
            Stream.of(cells.index(c.index())),
            geography ? position(c) : Stream.of(Cells.numbers(c.mean())),
            shape(c),
            Stream.of(number("%.2f", 100 * c.weight())),
            cells.rate(c),
            Stream.of(number("%.1f", c.effectiveCount()))));
  }

  private Stream<String> position(ComponentSummary c) {
    return Stream.of(
        number("%.3f", c.longitude()),
        number("%.3f", c.latitude()),
        c.depth() == null ? null : number("%.1f", c.depth()));
  }

  private Stream<String> shape(ComponentSummary c) {
    String mark = c.shape().thicknessAtFloor() ? AT_FLOOR : "";
    if (!axes) {
      return Stream.of(length(c.width()) + mark);
    }
    String lengths =
        Arrays.stream(c.shape().axesKm())
            .limit(2)
            .mapToObj(FamilyTable::length)
            .collect(Collectors.joining(" x "));
    String strike = number("%.0f", c.shape().strike() % 180);
    return deep
        ? Stream.of(
            lengths,
            strike,
            number("%.0f", c.shape().dip()),
            length(c.shape().thicknessKm()) + mark)
        : Stream.of(lengths + mark, strike);
  }

  /** Three digits, without an exponent where that is short. */
  private static String length(double value) {
    return value >= 100 && value < 1e6
        ? number("%.0f", value)
        : value >= 10 && value < 100
            ? number("%.1f", value)
            : value >= 0.01 && value < 10 ? number("%.2f", value) : number("%.3g", value);
  }

  /** What stands below the table: the background, and the dispersion of the strengths. */
  void printRest(PrintWriter out) {
    BackgroundSummary background = summary.background();
    if (background != null) {
      String[] rate =
          cells
              .rate(background.rate(), background.rateInterval95(), background.rateRate())
              .toArray(String[]::new);
      out.printf(
          Locale.ROOT,
          "background: %.2f %% of the events (%.2f - %.2f), %.1f events, rate %s (%s), uniform in"
              + " the %s%n",
          100 * background.share(),
          100 * background.shareInterval95()[0],
          100 * background.shareInterval95()[1],
          background.effectiveCount(),
          rate[0],
          rate[1],
          background.region());
    }
    if (summary.dispersion() != null && summary.strengthObserved() > 0) {
      out.println(dispersion());
    }
  }

  private String dispersion() {
    if (summary.overDispersion() == FitSummary.OverDispersion.NONE) {
      return number(
              "no over-dispersion found: the dispersion r ended at its cap, %.0f,",
              summary.dispersion())
          + " where the strengths are Poisson";
    }
    return number("dispersion r = %.3g ", summary.dispersion())
        + (summary.overDispersion() == FitSummary.OverDispersion.GIVEN ? "(given)" : "(learned)")
        + ": the variance of a strength is rate + rate^2 / r";
  }

  void printLegend(PrintWriter out) {
    if (axes) {
      out.println(
          "axes: standard deviations of the component's events along its "
              + (deep ? "two longest axes" : "axes"));
      out.println(
          deep
              ? "strike, dip: of the plane of these axes, degrees; strike clockwise from north"
              : "strike: the direction of the long axis, degrees clockwise from north");
    } else {
      out.println("width: how far the component's events scatter about its centre on each axis");
    }
    out.println("weight: the component's share of the events");
    out.println("rate: the expected strength of the component's events, with its 95 % interval");
    out.println("events: the sum of their weights, shared where they may belong to several");
    if (summary.components().stream().anyMatch(c -> c.shape().thicknessAtFloor())) {
      out.println(
          AT_FLOOR
              + " thickness at its floor: the events say that it is thin, the prior alone how thin");
    }
  }
}
