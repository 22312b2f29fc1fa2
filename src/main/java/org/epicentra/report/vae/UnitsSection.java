package org.epicentra.report.vae;

import java.util.Arrays;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;
import org.epicentra.vae.evaluation.ActiveUnits;

/** Which numbers of z are in use, and what each coordinate costs. */
final class UnitsSection {
  private static final double[] SIZE = {560, 300};

  /** The most bars that can be told apart. */
  private static final int MOST = 300;

  /** What is less than this share of the greatest is drawn as that. */
  private static final double FLOOR = 1e-6;

  private static final String THRESHOLD = Numbers.shown(ActiveUnits.THRESHOLD, 1);

  private final VaeFacts facts;

  UnitsSection(VaeFacts facts) {
    this.facts = facts;
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    variances(page);
    divergences(page);
    page.close();
    return page;
  }

  private static double[] descending(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length / 2; i++) {
      double low = sorted[i];
      sorted[i] = sorted[sorted.length - 1 - i];
      sorted[sorted.length - 1 - i] = low;
    }
    return sorted;
  }

  /** How many of the greatest have a sum, which is less than that of all. */
  private static int first(double[] sorted, double sum) {
    int count = 0;
    double reached = 0;
    while (reached < sum) {
      reached += sorted[count++];
    }
    return count;
  }

  private void variances(Markup page) {
    double[] sorted = descending(facts.measured().variances());
    if (!(sorted[0] > 0)) {
      Figure.none(
          page,
          "No active units",
          facts.measured().rows() < 2
              ? "One image has no variance."
              : "The posterior mean is the same for all images: z is not in use.");
      return;
    }
    double threshold = ActiveUnits.THRESHOLD;
    double floor = Math.min(threshold / 3, Math.max(least(sorted), FLOOR * sorted[0]) / 1.5);
    double ceiling = 2 * Math.max(sorted[0], threshold);
    int shown = Math.min(MOST, sorted.length);
    Plot plot =
        new Plot(
            "units",
            "Variances of the posterior means",
            SIZE,
            Scale.whole(0.4, shown + 0.6),
            Scale.logarithmic(floor, ceiling));
    plot.axes("rank", "variance of the posterior mean");
    bars(plot, "bars", sorted, 0, Math.min(shown, facts.measured().activeUnits()), floor);
    bars(plot, "bars faint", sorted, facts.measured().activeUnits(), shown, floor);
    plot.begin("guide").rule(0.4, threshold, shown + 0.6, threshold).end();
    plot.note(shown + 0.4, 1.25 * threshold, "active above " + THRESHOLD, "end");
    Figure.add(page, "Active units", unitsReading(sorted), plot.finished());
  }

  private static double least(double[] sorted) {
    double least = sorted[0];
    for (double value : sorted) {
      least = value > 0 ? value : least;
    }
    return least;
  }

  private static void bars(
      Plot plot, String kind, double[] sorted, int from, int to, double floor) {
    plot.begin(kind);
    for (int i = from; i < to; i++) {
      if (sorted[i] > floor) {
        plot.bar(i + 0.6, i + 1.4, floor, sorted[i]);
      }
    }
    plot.end();
  }

  private String unitsReading(double[] sorted) {
    int active = facts.measured().activeUnits();
    int half = first(sorted, facts.variance() / 2);
    String of =
        sorted.length == 1
            ? "The one number of z is" + (active == 0 ? " not" : "")
            : "Of "
                + Numbers.of(sorted.length, "number")
                + " of z, "
                + (active == 0 ? "none" : active == sorted.length ? "all" : Numbers.count(active))
                + (active <= 1 ? " is" : " are");
    return of
        + " active (a variance of the posterior mean above "
        + THRESHOLD
        + ", Burda et al. 2016)."
        + (sorted.length == 1
            ? ""
            : half == 1
                ? " One of them holds half of the variance."
                : " Half of the variance is in the first " + half + ".")
        + (sorted.length > MOST ? " Only the first " + MOST + " are drawn." : "");
  }

  private void divergences(Markup page) {
    double[] sorted = descending(facts.measured().klTerms());
    double total = Arrays.stream(sorted).sum();
    if (!(sorted[0] > 0)) {
      Figure.none(page, "No code", "The posterior is the prior: z says nothing of the image.");
      return;
    }
    int nearlyAll = first(sorted, 0.95 * total);
    int shown = Math.min(Math.min(MOST, sorted.length), Math.max(20, 2 * nearlyAll));
    Plot plot =
        new Plot(
            "divergences",
            "KL by coordinate",
            SIZE,
            Scale.whole(0.4, shown + 0.6),
            Scale.linear(0, 1.08 * sorted[0]));
    plot.axes("rank", "KL of the coordinate, nats");
    bars(plot, "bars", sorted, 0, shown, 0);
    Figure.add(page, "What each coordinate costs", cost(sorted, nearlyAll, shown), plot.finished());
  }

  /**
   * @param nearlyAll the first coordinates that have 95 % of the divergence
   * @param shown the first coordinates that are drawn
   */
  private String cost(double[] sorted, int nearlyAll, int shown) {
    double[] terms = facts.measured().klTerms();
    int most = 0;
    for (int i = 0; i < terms.length; i++) {
      most = terms[i] > terms[most] ? i : most;
    }
    String text =
        "The code of an image takes "
            + Numbers.shown(Arrays.stream(sorted).sum(), 4)
            + " nats, of which coordinate "
            + most
            + " has the most, "
            + Numbers.shown(sorted[0], 3)
            + "; 95\u00a0% of it is in "
            + Numbers.of(nearlyAll, "coordinate")
            + ".";
    return shown == sorted.length
        ? text
        : text
            + " Those that are not drawn have at most "
            + Numbers.shown(sorted[shown], 2)
            + " each.";
  }
}
