package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;
import org.epicentra.report.map.ComponentMark;

/** Rates and weights of the components with their intervals. */
final class RateSection {
  private static final double[] SIZE = {560, 300};

  /** The greatest ratio of values that a linear axis shows well. */
  private static final double LINEAR = 6;

  /** Intervals that reach farther, since no event says anything of them, go beyond the axis. */
  private static final double FARTHEST = 10;

  private final FitFacts facts;
  private final int shown;

  RateSection(FitFacts facts) {
    this.facts = facts;
    this.shown = Math.min(ComponentMark.MOST, facts.components());
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    if (facts.hasStrengths()) {
      figure(page, "rate", "Rates", "expected strength of an event", rates());
    } else {
      Figure.none(
          page,
          "No rates",
          "No fitted event has a strength, so that the rates are those of the prior.");
    }
    if (facts.summary().path("priors").path("pi").isArray()) {
      Figure.none(page, "No weights", "The weights are given, and not learned.");
    } else {
      figure(page, "weight", "Weights", "share of the fitted events", weights());
    }
    page.close();
    return page;
  }

  private void figure(Markup page, String name, String heading, String axis, String reading) {
    double[] range = range(name);
    if (range == null) {
      Figure.none(page, heading, "They are all 0.");
      return;
    }
    double least = range[0];
    Scale scale =
        range[1] / least < LINEAR
            ? Scale.linear(0, 1.08 * range[1])
            : Scale.logarithmic(least, 1.18 * range[1]);
    Plot plot = new Plot(name + "s", heading, SIZE, Scale.whole(-0.8, shown - 0.2), scale);
    plot.axes("component", axis).begin("intervals");
    for (int k = 0; k < shown; k++) {
      if (!isKnown(k, name)) {
        continue;
      }
      double[] ends = ends(k, name);
      double value = Math.max(least, value(k, name));
      String label =
          "Component "
              + k
              + ": "
              + Numbers.shown(value, 4)
              + ", 95 % within "
              + Numbers.interval(ends[0], ends[1]);
      plot.interval(k, value, new double[] {Math.max(least, ends[0]), ends[1]}, k, label);
    }
    plot.end();
    Figure.add(page, heading, reading, plot.finished());
  }

  /** The least and greatest value that an axis has to show; null where none is above 0. */
  private double[] range(String name) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    double greatest = 0;
    for (int k = 0; k < shown; k++) {
      if (isKnown(k, name)) {
        double[] ends = ends(k, name);
        double value = value(k, name);
        greatest = Math.max(greatest, value);
        low = Math.min(low, Math.max(ends[0], value / FARTHEST));
        high = Math.max(high, ends[1]);
      }
    }
    high = Math.min(high, FARTHEST * greatest);
    return low > 0 && high > 0 && low < Double.POSITIVE_INFINITY
        ? new double[] {Math.max(0.85 * low, 1e-7 * high), high}
        : null;
  }

  /** Whether events say anything of a component's weight or rate. */
  private boolean isKnown(int k, String name) {
    return facts.isSeen(k) && (!name.equals("rate") || facts.hasRate(k));
  }

  private double value(int k, String name) {
    return Words.value(facts.component(k).path(name));
  }

  private double[] ends(int k, String name) {
    JsonNode ends = facts.component(k).path(name + "Interval95");
    double value = value(k, name);
    return ends.isArray()
        ? new double[] {Words.at(ends, 0), Words.at(ends, 1)}
        : new double[] {value, value};
  }

  private String rates() {
    if (shown == 1) {
      return "An event has an expected strength of " + Numbers.shown(value(0, "rate"), 3) + ".";
    }
    int[] ends = leastAndMost("rate");
    return "Expected strengths go from "
        + Numbers.shown(value(ends[0], "rate"), 3)
        + " (component "
        + ends[0]
        + ") to "
        + Numbers.shown(value(ends[1], "rate"), 3)
        + " (component "
        + ends[1]
        + "); bars are 95\u00a0% intervals."
        + beyond();
  }

  private String beyond() {
    double[] range = range("rate");
    long beyond =
        IntStream.range(0, shown)
            .filter(k -> isKnown(k, "rate") && ends(k, "rate")[1] > range[1])
            .count();
    return beyond == 0
        ? ""
        : " Bars that reach beyond the axis are of components whose events say next to nothing of"
            + " their rate.";
  }

  private String weights() {
    if (shown == 1) {
      return "The one component holds "
          + Numbers.percent(value(0, "weight"))
          + " of the fitted events.";
    }
    int[] ends = leastAndMost("weight");
    return "The largest component, "
        + ends[1]
        + ", holds "
        + Numbers.percent(value(ends[1], "weight"))
        + " of the fitted events, the smallest, "
        + ends[0]
        + ", "
        + Numbers.percent(value(ends[0], "weight"))
        + "; bars are 95\u00a0% intervals.";
  }

  /** Of the components that have an event. */
  private int[] leastAndMost(String name) {
    int least = -1;
    int most = -1;
    for (int k = 0; k < shown; k++) {
      if (isKnown(k, name)) {
        least = least < 0 || value(k, name) < value(least, name) ? k : least;
        most = most < 0 || value(k, name) > value(most, name) ? k : most;
      }
    }
    return new int[] {Math.max(0, least), Math.max(0, most)};
  }
}
