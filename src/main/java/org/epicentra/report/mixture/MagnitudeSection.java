package org.epicentra.report.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.description.MagnitudeHistogram;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;
import org.epicentra.report.map.ComponentMark;

/** Magnitudes and their frequency, of all events and by component. */
final class MagnitudeSection {
  private static final double[] SIZE = {560, 300};
  private static final double DEVIATES = 2;
  private static final double MARGIN = 0.05;

  /** Magnitudes of completeness so far apart make one b of all events doubtful. */
  private static final double DIFFERENT = 0.45;

  private static final int TENTH = 10;

  private final FitFacts facts;
  private final MagnitudeFits fits;

  MagnitudeSection(FitFacts facts, MagnitudeFits fits) {
    this.facts = facts;
    this.fits = fits;
  }

  Markup markup() {
    Markup page = new Markup();
    if (!fits.any()) {
      Figure.none(
          page, "No magnitudes", "No event of the catalog has a magnitude." + fits.leftOut());
      return page;
    }
    page.open("div", "class", "pair");
    all(page);
    byComponent(page);
    page.close();
    return page;
  }

  private void all(Markup page) {
    MagnitudeHistogram histogram = fits.all().histogram();
    int first = (int) Math.floor(TENTH * histogram.least());
    int last = (int) Math.ceil(TENTH * histogram.greatest());
    Plot plot =
        new Plot(
            "magnitudes",
            "Magnitude and frequency",
            SIZE,
            Scale.linear((first - 1) / 10.0, (last + 1) / 10.0),
            Scale.logarithmic(0.7, 1.5 * histogram.total()));
    plot.axes("magnitude", "events");
    plot.begin("bars faint");
    for (int tenth = first; tenth <= last; tenth++) {
      long count = histogram.count(TENTH * tenth - 5, TENTH * tenth + 4);
      if (count > 0) {
        plot.bar((tenth - 0.42) / 10.0, (tenth + 0.42) / 10.0, 0.7, count);
      }
    }
    plot.end().begin("dots");
    for (int tenth = first; tenth <= last; tenth++) {
      long above = histogram.count(TENTH * tenth - 5, MagnitudeHistogram.GREATEST);
      if (above > 0) {
        plot.dot(tenth / 10.0, above, 2.2);
      }
    }
    plot.end();
    relation(plot, histogram);
    Figure.add(page, "All events", reading() + fits.leftOut(), plot.finished());
  }

  /** log10 N = a - b M, through the events above Mc. */
  private void relation(Plot plot, MagnitudeHistogram histogram) {
    MagnitudeFits.Fit fit = fits.all();
    if (!fit.isUsable()) {
      return;
    }
    double from = fit.completeness();
    double above = fit.statistics().eventsAbove();
    double to = Math.min(histogram.greatest(), from + Math.log10(above / 0.7) / fit.b());
    plot.begin("curve");
    plot.rule(from, above, to, above * Math.pow(10, -fit.b() * (to - from)));
    plot.end().begin("guide");
    plot.rule(from, 0.7, from, 1.5 * histogram.total());
    plot.end();
    plot.note(from, 1.1 * histogram.total(), "\u00a0Mc " + Numbers.fixed(from, 1), "start");
  }

  private String reading() {
    MagnitudeFits.Fit fit = fits.all();
    if (!fit.isUsable()) {
      return "Too few events are above the magnitude of completeness for a b-value.";
    }
    return "Complete from Mc "
        + Numbers.fixed(fit.completeness(), 1)
        + "\u2009\u00b1\u2009"
        + Numbers.fixed(fit.completenessError(), 1)
        + " on, above which b is "
        + Numbers.withError(fit.b(), fit.bError(), 2)
        + " from "
        + Numbers.of(fit.statistics().eventsAbove(), "event")
        + "."
        + doubt()
        + " Dots count events of a magnitude or more, bars those of a tenth.";
  }

  /** Where components are complete from very different magnitudes on, the curve is of a mixture. */
  private String doubt() {
    int least = -1;
    int most = -1;
    for (int k = 0; k < Math.min(ComponentMark.MOST, facts.components()); k++) {
      if (fits.of(k) != null && fits.of(k).isUsable()) {
        least = least < 0 || completeness(k) < completeness(least) ? k : least;
        most = most < 0 || completeness(k) > completeness(most) ? k : most;
      }
    }
    return least < 0 || completeness(most) - completeness(least) < DIFFERENT
        ? ""
        : " That b is doubtful: component "
            + least
            + " is complete from "
            + Numbers.fixed(completeness(least), 1)
            + " on, component "
            + most
            + " from "
            + Numbers.fixed(completeness(most), 1)
            + ".";
  }

  private double completeness(int k) {
    return fits.of(k).completeness();
  }

  private void byComponent(Markup page) {
    int shown = Math.min(ComponentMark.MOST, facts.components());
    List<Integer> usable = new ArrayList<>();
    for (int k = 0; k < shown; k++) {
      if (fits.of(k) != null && fits.of(k).isUsable()) {
        usable.add(k);
      }
    }
    if (usable.isEmpty() || !fits.all().isUsable()) {
      Figure.none(
          page,
          "No b-values by component",
          "No component has "
              + MagnitudeFits.FEWEST
              + " events above its magnitude of completeness.");
      return;
    }
    double ofAll = fits.all().b();
    Plot plot =
        new Plot(
            "b-values",
            "b by component",
            SIZE,
            Scale.whole(-0.8, shown - 0.2),
            axis(usable, ofAll));
    plot.axes("component", "b-value");
    plot.begin("guide").rule(-0.8, ofAll, shown - 0.2, ofAll).end().begin("intervals");
    usable.forEach(k -> interval(plot, k));
    plot.end();
    Figure.add(page, "b by component", comparison(usable, ofAll), plot.finished());
  }

  private void interval(Plot plot, int k) {
    MagnitudeFits.Fit fit = fits.of(k);
    double half = DEVIATES * fit.bError();
    String label =
        "Component %d: b %s above Mc %s"
            .formatted(
                k,
                Numbers.withError(fit.b(), fit.bError(), 2),
                Numbers.fixed(fit.completeness(), 1));
    plot.interval(k, fit.b(), new double[] {fit.b() - half, fit.b() + half}, k, label);
  }

  private Scale axis(List<Integer> usable, double ofAll) {
    double low = ofAll;
    double high = ofAll;
    for (int k : usable) {
      low = Math.min(low, fits.of(k).b() - DEVIATES * fits.of(k).bError());
      high = Math.max(high, fits.of(k).b() + DEVIATES * fits.of(k).bError());
    }
    return Scale.linear(Math.max(0, low - MARGIN), high + MARGIN);
  }

  private String comparison(List<Integer> usable, double ofAll) {
    long apart =
        usable.stream()
            .filter(k -> Math.abs(fits.of(k).b() - ofAll) > DEVIATES * fits.of(k).bError())
            .count();
    return "Of the "
        + Numbers.of(usable.size(), "component")
        + " with "
        + MagnitudeFits.FEWEST
        + " events or more above their own Mc, "
        + (apart == 0 ? "none" : String.valueOf(apart))
        + " "
        + (apart == 1 ? "differs" : "differ")
        + " from the b of all events by more than two standard errors, which the bars are."
        + " Magnitudes of several types or networks, and completeness that differs, do that too.";
  }
}
