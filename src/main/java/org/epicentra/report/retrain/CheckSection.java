package org.epicentra.report.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.mixture.Words;

/** The checks of the data: those of this run in a table, and what they gave in other versions. */
final class CheckSection {
  private final RunFacts facts;

  CheckSection(RunFacts facts) {
    this.facts = facts;
  }

  Markup markup() {
    Markup page = new Markup();
    JsonNode gates = facts.result().path("gates");
    if (gates.isEmpty()) {
      Figure.none(page, "No checks", "The run ended before the data were checked.");
    } else {
      page.element("p", verdict(gates.size()), "class", "verdict");
      page.open("div", "class", "scroll").open("table", "id", "checks", "class", "checks");
      page.open("thead").open("tr");
      for (String head : new String[] {"Check", "Result", "Value", "Limit", "In words"}) {
        String kind = head.equals("In words") ? "words" : null;
        page.element("th", head, "scope", "col", "class", kind);
      }
      page.close(2).open("tbody");
      gates.forEach(gate -> row(page, gate));
      page.close(3);
    }
    CheckHistory history = CheckHistory.ofSoundness(facts);
    if (!history.series().isEmpty()) {
      page.element("h3", "Over " + HistorySection.shown(facts));
      page.element(
          "p",
          "Dots passed and crosses were refused; the dashed line is the limit of the night. Runs"
              + " that a check refused make no version, and their checks are on their own pages"
              + " alone.",
          "class",
          "reading");
      page.add(history.markup());
    }
    return page;
  }

  private String verdict(int all) {
    int failed = facts.failed().size();
    if (failed == 0) {
      return "All " + all + " checks passed.";
    }
    StringBuilder text = new StringBuilder();
    text.append(failed).append(" of ").append(all);
    text.append(failed == 1 ? " checks refuses the data: " : " checks refuse the data: ");
    for (int i = 0; i < failed; i++) {
      text.append(i == 0 ? "" : "; ").append(facts.failed().get(i).path("told").asText());
    }
    return Words.sentence(text.toString());
  }

  private static void row(Markup page, JsonNode gate) {
    boolean passed = gate.path("passed").asBoolean();
    page.open("tr", "class", passed ? null : "failed");
    page.element("th", gate.path("name").asText(), "scope", "row");
    page.element(
        "td", passed ? "\u2713 passed" : "\u2715 refused", "class", passed ? "better" : "worse");
    JsonNode value = gate.path("value");
    page.element(
        "td",
        value.isNumber() ? Numbers.shown(value.asDouble(), 4) : "\u2013",
        "data-value",
        value.isNumber() ? value.asText() : null);
    page.element("td", Numbers.shown(gate.path("limit").asDouble(), 4));
    page.element("td", gate.path("told").asText(), "class", "words").close();
  }
}
