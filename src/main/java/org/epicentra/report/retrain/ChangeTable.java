package org.epicentra.report.retrain;

import java.util.List;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.ComponentChanges.Change;
import org.epicentra.mixture.description.ComponentChanges.Fate;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.mixture.Words;

/** The components of champion and challenger, a row each. */
final class ChangeTable {
  private final MixtureViews views;
  private final List<Change> changes;

  ChangeTable(MixtureViews views, List<Change> changes) {
    this.views = views;
    this.changes = changes;
  }

  Markup markup() {
    Markup page = new Markup();
    page.element("h3", "Components");
    page.open("div", "class", "scroll").open("table", "id", "components").open("thead").open("tr");
    String unit = views.projection().hasGeography() ? "km" : "units";
    for (String head :
        new String[] {
          "Challenger", "Champion", "What", "Moved, " + unit, "Overlap", "Events", "before", "Place"
        }) {
      page.element("th", head, "scope", "col");
    }
    page.close(2).open("tbody");
    for (int i = 0; i < changes.size(); i++) {
      row(page, i, changes.get(i));
    }
    page.close(3);
    return page;
  }

  private void row(Markup page, int i, Change change) {
    page.open("tr", "id", "component-" + i, "data-component", i);
    page.element("th", number(change.after()), "scope", "row", "data-value", value(change.after()));
    page.element("td", number(change.before()), "data-value", value(change.before()));
    page.element(
        "td",
        what(change.fate()),
        "class",
        "fate " + ChangeSection.kind(change.fate()),
        "data-value",
        change.fate().ordinal());
    cell(page, change.distance(), 3);
    cell(page, change.overlap(), 2);
    cell(page, count(views.challenger(), change.after()), 4);
    cell(page, count(views.champion(), change.before()), 4);
    page.element("td", place(change)).close();
  }

  private static String number(int component) {
    return component < 0 ? "\u2013" : String.valueOf(component);
  }

  private static Integer value(int component) {
    return component < 0 ? null : component;
  }

  private static double count(MixturePosterior posterior, int k) {
    return k < 0 ? Double.NaN : posterior.effectiveCount(k);
  }

  private static void cell(Markup page, double value, int digits) {
    String exact = Double.isFinite(value) ? Double.toString(value) : null;
    page.element("td", Numbers.shown(value, digits), "data-value", exact);
  }

  private String place(Change change) {
    double[] mean =
        change.after() >= 0
            ? views.challenger().mean(change.after())
            : views.champion().mean(change.before());
    if (!views.projection().hasGeography()) {
      return "x " + Numbers.shown(mean[0], 4) + ", y " + Numbers.shown(mean[1], 4);
    }
    double[] position = views.projection().inverse(mean);
    return Words.position(position[0], position[1]);
  }

  /** With a sign, so that it is told without colour. */
  private static String what(Fate fate) {
    return switch (fate) {
      case KEPT -> "= kept";
      case MOVED -> "\u2192 moved";
      case BORN -> "+ born";
      case VANISHED -> "\u2212 vanished";
    };
  }

  static String label(Change change) {
    return switch (change.fate()) {
      case BORN -> "Component " + change.after() + " was born";
      case VANISHED -> "Component " + change.before() + " of the champion vanished";
      case MOVED ->
          "Component "
              + change.after()
              + " moved, the champion's "
              + change.before()
              + ", by "
              + Numbers.shown(change.distance(), 3);
      case KEPT -> "Component " + change.after() + ", the champion's " + change.before();
    };
  }
}
