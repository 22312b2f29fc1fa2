package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.mixture.description.StrengthFit;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;

/** Strengths against the fitted distribution, as a hanging rootogram (Tukey 1977). */
final class StrengthSection {
  private static final double[] SIZE = {760, 330};
  private static final double LIKE_POISSON = 1.2;
  private static final double CLOSE = 0.25;
  private static final double FAR = 2;

  /** Fewer events are not drawn where none was observed. */
  private static final double HARDLY = 0.5;

  private final FitFacts facts;

  StrengthSection(FitFacts facts) {
    this.facts = facts;
  }

  Markup markup() {
    Markup page = new Markup();
    if (facts.extents().counted() == 0) {
      Figure.none(
          page, "No strengths", "No event has a strength: the model is of the locations alone.");
      return page;
    }
    StrengthFit fit = StrengthFit.of(facts.events(), facts.posterior());
    Figure.add(page, "Observed and expected strengths", misfit(fit), chart(fit));
    page.element("p", verdict(fit), "class", "verdict");
    return page;
  }

  private Markup chart(StrengthFit fit) {
    int bins = drawn(fit);
    double high = 1;
    double low = 0;
    for (int i = 0; i < bins; i++) {
      high = Math.max(high, Math.sqrt(fit.expected()[i]));
      low = Math.min(low, gap(fit, i));
    }
    int width = fit.width();
    double[] xs = new double[bins];
    double[] ys = new double[bins];
    Plot plot =
        new Plot(
            "strengths",
            "Observed and expected strengths",
            SIZE,
            Scale.whole(-0.5 * width, (bins - 0.5) * width),
            Scale.linear(1.1 * low - 0.02 * high, 1.06 * high));
    String axis = width == 1 ? "strength" : "strength, in bins of " + Numbers.count(width);
    plot.axes(axis, "square root of events");
    plot.begin("bars");
    for (int i = 0; i < bins; i++) {
      double x = i * (double) width;
      xs[i] = x;
      ys[i] = Math.sqrt(fit.expected()[i]);
      double half = 0.4 * width;
      plot.bar(x - half, x + half, gap(fit, i), ys[i]);
    }
    plot.end().begin("guide");
    plot.rule(-0.5 * width, 0, (bins - 0.5) * width, 0).end();
    plot.begin("curve").line(xs, ys).end();
    if (bins > last(fit)) {
      plot.note((bins - 0.5) * width, 1.01 * high, strengths(fit, last(fit)), "end");
    }
    return plot.finished();
  }

  /** The bin of all greater strengths than those of the others. */
  private static int last(StrengthFit fit) {
    return fit.observed().length - 1;
  }

  /** How many bins are drawn: all, or all but the last where hardly an event is in that. */
  private static int drawn(StrengthFit fit) {
    boolean any = fit.observed()[last(fit)] > 0 || fit.expected()[last(fit)] > HARDLY;
    return any ? last(fit) + 1 : last(fit);
  }

  /** The strengths of a bin. */
  private static String strengths(StrengthFit fit, int bin) {
    String from = Numbers.count((long) bin * fit.width());
    if (bin == last(fit)) {
      return from + " or more";
    }
    return fit.width() == 1 ? from : from + " to " + Numbers.count((bin + 1L) * fit.width() - 1);
  }

  private String misfit(StrengthFit fit) {
    int worst = worst(fit);
    return "Bars are the observed strengths and hang from the expected, so that a bar that ends"
        + " above the line is too short and one below it too long. The largest gap is at strengths"
        + " of "
        + strengths(fit, worst)
        + ": "
        + Numbers.of(Math.round(fit.observed()[worst]), "event")
        + " where "
        + Numbers.shown(fit.expected()[worst], 4)
        + " are expected.";
  }

  private static double gap(StrengthFit fit, int bin) {
    return Math.sqrt(fit.expected()[bin]) - Math.sqrt(fit.observed()[bin]);
  }

  /** What the strengths show of over-dispersion. */
  private String verdict(StrengthFit fit) {
    double within = fit.dispersionWithin();
    JsonNode family = facts.summary().path("family");
    boolean poisson = !facts.summary().path("dispersion").isNumber();
    if (facts.extents().greatestStrength() == 0) {
      return "All strengths are 0, which says nothing of their dispersion.";
    }
    if (Double.isNaN(within)) {
      return "There are too few strengths to judge their dispersion.";
    }
    String found =
        "Within a component the variance of the strengths is on average "
            + Numbers.shown(within, 3)
            + " times their mean; a Poisson distribution has 1. ";
    if (family.path("zeroTruncated").asBoolean()) {
      return found + "Strengths of 0 are not observed, which makes that ratio smaller.";
    }
    if (within < 1 / LIKE_POISSON) {
      return found + "They scatter less than a Poisson distribution does.";
    }
    if (within <= LIKE_POISSON) {
      return found + "There is no over-dispersion to speak of.";
    }
    if (poisson) {
      return found
          + "They are over-dispersed, and the intervals of the rates, which are those of Poisson"
          + " strengths, are too narrow by a factor of about "
          + Numbers.shown(Math.sqrt(within), 2)
          + ": fit negative binomial strengths.";
    }
    return found + model(fit);
  }

  /** A gap of 1 between roots of counts is about two standard deviations of a Poisson count. */
  private static String shape(StrengthFit fit) {
    double worst = Math.abs(gap(fit, worst(fit)));
    return worst < FAR
        ? ""
        : " The shape of the distribution does not fit: the largest gap is about "
            + Math.round(2 * worst)
            + " standard deviations of a count.";
  }

  private static int worst(StrengthFit fit) {
    int worst = 0;
    for (int i = 1; i < drawn(fit); i++) {
      worst = Math.abs(gap(fit, i)) > Math.abs(gap(fit, worst)) ? i : worst;
    }
    return worst;
  }

  private String model(StrengthFit fit) {
    boolean close = Math.abs(Math.log(fit.ofModel() / fit.dispersionWithin())) < CLOSE;
    String how =
        fit.ofModel() < fit.dispersionWithin()
            ? ", less than that: one dispersion for all components does not reach those that"
                + " scatter most."
            : ", more than that: one dispersion for all components is too much for most.";
    return "They are over-dispersed. The fitted negative binomial, with dispersion "
        + Numbers.shown(facts.summary().path("dispersion").asDouble(), 3)
        + ", has "
        + Numbers.shown(fit.ofModel(), 3)
        + (close ? ", so that the intervals of the rates allow for it." + shape(fit) : how);
  }
}
