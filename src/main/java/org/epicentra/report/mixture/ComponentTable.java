package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.map.ComponentMark;

/** The table of the components, a row for each, whose numbers a script may sort by. */
final class ComponentTable {
  /**
   * A column.
   *
   * @param title in the head
   * @param hint a longer title
   */
  private record Column(String title, String hint, Cell cell) {}

  /** What a column shows of a component. */
  private record Shown(double value, String text) {}

  @FunctionalInterface
  private interface Cell {
    Shown of(int k, JsonNode component);
  }

  private final FitFacts facts;
  private final MagnitudeFits magnitudes;
  private final List<Column> columns = new ArrayList<>();

  ComponentTable(FitFacts facts, MagnitudeFits magnitudes) {
    this.facts = facts;
    this.magnitudes = magnitudes;
    columns.add(
        facts.isWeighted()
            ? new Column("Weight of events", "Sum of their weights", (k, c) -> events(c))
            : new Column("Events", "Effective number of events", (k, c) -> events(c)));
    columns.add(new Column("Weight", "Mean share of the fitted events", (k, c) -> weight(c)));
    shape();
    if (facts.hasStrengths()) {
      columns.add(new Column("Rate", "Expected strength of an event", (k, c) -> rate(k, c)));
      columns.add(new Column("95 %", "Credible interval of the rate", (k, c) -> interval(k, c)));
    }
    places();
    if (magnitudes.any()) {
      columns.add(new Column("b", "b-value and its standard error", (k, c) -> bValue(k)));
      columns.add(new Column("Mc", "Magnitude of completeness and its error", (k, c) -> mc(k)));
    }
  }

  private void shape() {
    columns.add(
        new Column(
            "Axes, " + facts.unit(),
            "Standard deviations along the principal axes, longest first",
            (k, c) -> axes(c)));
    if (facts.summary().path("family").path("covarianceType").asText().equals("full")) {
      columns.add(
          new Column("Strike", "Degrees clockwise from north", (k, c) -> degrees(c, "strike")));
      if (facts.plane().isDeep()) {
        columns.add(new Column("Dip", "Degrees below the horizontal", (k, c) -> degrees(c, "dip")));
      }
    }
  }

  private void places() {
    if (!facts.projection().hasGeography()) {
      for (int d = 0; d < facts.projection().dimension(); d++) {
        int axis = d;
        columns.add(
            new Column(
                List.of("x", "y", "z").get(d),
                "Coordinate of the centre",
                (k, c) -> plain(Words.at(c.path("mean"), axis), 4)));
      }
      return;
    }
    columns.add(new Column("Longitude", "Degrees east", (k, c) -> fixed(c, "longitude", 2)));
    columns.add(new Column("Latitude", "Degrees north", (k, c) -> fixed(c, "latitude", 2)));
    if (facts.plane().isDeep()) {
      columns.add(new Column("Depth, km", "Positive down", (k, c) -> fixed(c, "depth", 1)));
    }
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("h3").text("Components").close();
    page.open(
        "div",
        "class",
        "scroll",
        "role",
        "region",
        "aria-label",
        "Table of the components",
        "tabindex",
        "0");
    page.open("table", "id", "components").open("thead").open("tr");
    page.element("th", "No.", "scope", "col", "title", "Number in summary.json");
    columns.forEach(
        column -> page.element("th", column.title(), "scope", "col", "title", column.hint()));
    page.close(2);
    page.open("tbody");
    int rows = Math.min(ComponentMark.MOST, facts.components());
    for (int k = 0; k < rows; k++) {
      row(page, k);
    }
    page.close(3);
    if (rows < facts.components()) {
      page.element(
          "p",
          "The first " + rows + " of " + facts.components() + "; all are in summary.json.",
          "class",
          "note");
    }
    return page;
  }

  private void row(Markup page, int k) {
    page.open("tr", "id", "component-" + k, "data-component", k);
    page.element("th", String.valueOf(k), "scope", "row", "data-value", k);
    for (Column column : columns) {
      Shown shown = column.cell().of(k, facts.component(k));
      page.element(
          "td",
          shown.text(),
          "data-value",
          Double.isNaN(shown.value()) ? null : Double.toString(shown.value()));
    }
    page.close();
  }

  private static Shown shown(JsonNode component, String name, int digits) {
    return plain(Words.value(component.path(name)), digits);
  }

  private Shown events(JsonNode component) {
    double value = Words.value(component.path("effectiveCount"));
    return value < 1 && !facts.isWeighted() ? new Shown(value, "<\u20091") : plain(value, 4);
  }

  private static Shown plain(double value, int digits) {
    return new Shown(value, Numbers.digits(value, digits));
  }

  private static Shown fixed(JsonNode component, String name, int decimals) {
    double value = Words.value(component.path(name));
    return new Shown(value, Numbers.fixed(value, decimals));
  }

  private static Shown degrees(JsonNode component, String name) {
    double value = Words.value(component.path(name));
    return new Shown(value, Double.isNaN(value) ? "\u2013" : Words.azimuth(value));
  }

  private static Shown weight(JsonNode component) {
    double value =
        Words.value(component.has("weight") ? component.path("weight") : component.path("pi"));
    return new Shown(value, Numbers.fixed(100 * value, 2) + "\u00a0%");
  }

  private Shown rate(int k, JsonNode component) {
    return facts.hasRate(k) ? shown(component, "rate", 4) : new Shown(Double.NaN, "\u2013");
  }

  private Shown interval(int k, JsonNode component) {
    if (!facts.hasRate(k)) {
      return new Shown(Double.NaN, "no strengths");
    }
    JsonNode ends = component.path("rateInterval95");
    return new Shown(Words.at(ends, 0), Numbers.interval(Words.at(ends, 0), Words.at(ends, 1)));
  }

  private static Shown axes(JsonNode component) {
    JsonNode axes = component.path("axesKm");
    if (!axes.isArray()) {
      return plain(Words.value(component.path("width")), 3);
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode axis : axes) {
      text.append(text.isEmpty() ? "" : "\u2009\u00d7\u2009");
      text.append(Numbers.digits(axis.asDouble(), 3));
    }
    return new Shown(Words.at(axes, 0), text.toString());
  }

  private Shown bValue(int k) {
    MagnitudeFits.Fit fit = magnitudes.of(k);
    return fit == null || !fit.isUsable()
        ? new Shown(Double.NaN, "\u2013")
        : new Shown(fit.b(), Numbers.withError(fit.b(), fit.bError(), 2));
  }

  private Shown mc(int k) {
    MagnitudeFits.Fit fit = magnitudes.of(k);
    return fit == null || !fit.isUsable()
        ? new Shown(Double.NaN, "\u2013")
        : new Shown(
            fit.completeness(),
            Numbers.fixed(fit.completeness(), 1)
                + "\u2009\u00b1\u2009"
                + Numbers.fixed(fit.completenessError(), 1));
  }
}
