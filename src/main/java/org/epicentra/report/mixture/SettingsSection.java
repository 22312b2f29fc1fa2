package org.epicentra.report.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;

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
    page.open("table", "id", "settings", "class", "settings").open("tbody");
    JsonNode settings = facts.summary().path("settings");
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      row(page, Words.spaced(setting.getKey()), text(setting.getValue()));
    }
    page.close(3);
    page.open("div");
    priors(page);
    origin(page);
    page.close(2);
    return page;
  }

  private void priors(Markup page) {
    page.element("h3", "Prior in force");
    page.element("p", fromData(), "class", "reading");
    page.open("table", "id", "priors", "class", "settings").open("tbody");
    JsonNode priors = facts.summary().path("priors");
    for (Map.Entry<String, JsonNode> prior : priors.properties()) {
      row(page, Words.spaced(prior.getKey()), text(prior.getValue()));
    }
    JsonNode dispersion = facts.summary().path("dispersion");
    if (dispersion.isNumber()) {
      row(page, "dispersion", text(dispersion));
    }
    page.close(2);
  }

  private String fromData() {
    JsonNode settings = facts.summary().path("settings");
    StringBuilder auto = new StringBuilder();
    for (Map.Entry<String, JsonNode> setting : settings.properties()) {
      if (setting.getValue().asText().equals(AUTO) && !setting.getKey().equals("format")) {
        auto.append(auto.isEmpty() ? "" : ", ").append(Words.spaced(setting.getKey()));
      }
    }
    return auto.isEmpty()
        ? "All of it was given."
        : "Left to the data or to the defaults: " + auto + ".";
  }

  private void origin(Markup page) {
    page.element("h3", "Made from");
    page.open("table", "id", "origin", "class", "settings").open("tbody");
    row(page, "catalog", String.join(", ", facts.origin().catalog()));
    row(page, "posterior.json, SHA-256", facts.origin().modelDigest());
    facts.origin().versions().forEach((name, version) -> row(page, name, version));
    page.close(2);
  }

  private static void row(Markup page, String name, String value) {
    page.open("tr").element("th", name, "scope", "row").element("td", value).close();
  }

  private static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "none";
    }
    if (value.isIntegralNumber()) {
      return value.asText();
    }
    if (value.isNumber()) {
      return Numbers.shown(value.asDouble(), 6);
    }
    if (value.isArray()) {
      StringBuilder all = new StringBuilder();
      for (JsonNode each : value) {
        all.append(all.isEmpty() ? "" : ", ").append(text(each));
      }
      return all.isEmpty() ? "none" : shortened(all.toString());
    }
    if (value.isObject()) {
      return value.isEmpty() ? "none" : shortened(value.toString());
    }
    return shortened(value.asText());
  }

  private static String shortened(String text) {
    int most = 400;
    return text.length() <= most ? text : text.substring(0, most) + "\u2026";
  }
}
