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
    int bins = fit.observed().length - 1;
    double high = 0;
    double low = 0;
    for (int i = 0; i < bins; i++) {
      double expected = Math.sqrt(fit.expected()[i]);
      high = Math.max(high, expected);
      low = Math.min(low, expected - Math.sqrt(fit.observed()[i]));
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
    plot.axes(width == 1 ? "strength" : "strength, in bins of " + width, "square root of events");
    plot.begin("bars");
    for (int i = 0; i < bins; i++) {
      double x = i * (double) width;
      double expected = Math.sqrt(fit.expected()[i]);
      xs[i] = x;
      ys[i] = expected;
      double half = 0.4 * width;
      plot.bar(x - half, x + half, expected - Math.sqrt(fit.observed()[i]), expected);
    }
    plot.end().begin("guide");
    plot.rule(-0.5 * width, 0, (bins - 0.5) * width, 0).end();
    plot.begin("curve").line(xs, ys).end();
    return plot.finished();
  }

  private String misfit(StrengthFit fit) {
    int worst = 0;
    for (int i = 1; i < fit.observed().length - 1; i++) {
      worst = Math.abs(gap(fit, i)) > Math.abs(gap(fit, worst)) ? i : worst;
    }
    int from = worst * fit.width();
    String at =
        fit.width() == 1 ? "of " + from : "from " + from + " to " + (from + fit.width() - 1);
    return "Bars are the observed strengths and hang from the expected, so that a bar that ends"
        + " above the line is too short and one below it too long. The largest gap is at strengths "
        + at
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
        + (close ? ", so that the intervals of the rates allow for it." : how);
  }
}
