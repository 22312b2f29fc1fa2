package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.epicentra.report.Markup;
import org.epicentra.report.SettingsTable;

/** What was asked of the fit, what it took from the data, and what it was made with. */
final class SettingsSection {
  private static final String AUTO = "auto";

  private final FitFacts facts;

  SettingsSection(FitFacts facts) {
    this.facts = facts;
  }

  Markup markup() {
    Markup page = new Markup();
    page.open("div", "class", "pair");
    page.open("div").element("h3", "Settings in force");
    new SettingsTable(page, "settings").rows(facts.summary().path("settings")).end();
    page.close();
    page.open("div");
    priors(page);
    origin(page);
    page.close(2);
    return page;
  }

  private void priors(Markup page) {
    page.element("h3", "Prior in force");
    page.element("p", fromData(), "class", "reading");
    SettingsTable table = new SettingsTable(page, "priors").rows(facts.summary().path("priors"));
    JsonNode dispersion = facts.summary().path("dispersion");
    if (dispersion.isNumber()) {
      table.row("dispersion", SettingsTable.text(dispersion));
    }
    table.end();
  }

  private String fromData() {
    JsonNode settings = facts.summary().path("settings");
    StringBuilder auto = new StringBuilder();
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      if (setting.getValue().asText().equals(AUTO) && !setting.getKey().equals("format")) {
        auto.append(auto.isEmpty() ? "" : ", ").append(SettingsTable.spaced(setting.getKey()));
      }
    }
    return auto.isEmpty()
        ? "All of it was given."
        : "Left to the data or to the defaults: " + auto + ".";
  }

  private void origin(Markup page) {
    page.element("h3", "Made from");
    SettingsTable table = new SettingsTable(page, "origin");
    table.row("catalog", String.join(", ", facts.origin().catalog()));
    table.row("posterior.json, SHA-256", facts.origin().modelDigest());
    facts.origin().versions().forEach(table::row);
    table.end();
  }
}
