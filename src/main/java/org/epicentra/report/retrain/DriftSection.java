package org.epicentra.report.retrain;

import java.util.List;
import java.util.Map;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;

/** How far new data were from those of their champion, version by version. */
final class DriftSection {
  private final RunFacts facts;

  DriftSection(RunFacts facts) {
    this.facts = facts;
  }

  Markup markup() {
    Markup page = new Markup();
    CheckHistory history = CheckHistory.ofDrift(facts);
    if (history.series().isEmpty()) {
      Figure.none(
          page,
          "No drift was measured",
          "New data are compared with the champion's where there is a champion and enough is new.");
      return page;
    }
    page.element("p", reading(history), "class", "verdict");
    page.element(
        "p",
        "Distances are those of Jensen and Shannon: 0 for the same distribution, 1 for nothing in"
            + " common. Where few "
            + facts.things()
            + "s are new, they are far from 0 on a normal day. The charts are over "
            + HistorySection.shown(facts)
            + ".",
        "class",
        "reading");
    return page.add(history.markup());
  }

  /** The check of this run that is nearest to its limit. */
  private static String reading(CheckHistory history) {
    String nearest = null;
    double most = -1;
    CheckHistory.Point worst = null;
    int last = 0;
    for (Map.Entry<String, List<CheckHistory.Point>> each : history.series().entrySet()) {
      CheckHistory.Point newest = each.getValue().get(each.getValue().size() - 1);
      last = Math.max(last, newest.at());
      double share = newest.limit() > 0 ? newest.value() / newest.limit() : 0;
      if (history.isOfThisRun(newest) && share > most) {
        most = share;
        nearest = each.getKey();
        worst = newest;
      }
    }
    if (worst == null) {
      return "No drift was measured in this run; it last was in version " + last + ".";
    }
    return "Nearest to its limit is the "
        + CheckHistory.words(nearest)
        + ": "
        + Numbers.shown(worst.value(), 3)
        + " of "
        + Numbers.shown(worst.limit(), 3)
        + (worst.passed() ? " that are allowed." : " that are allowed, which refuses the data.");
  }
}
