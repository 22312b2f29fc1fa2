package org.epicentra.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** Names with their values, a row each. Mutable, for one thread. */
public final class SettingsTable {
  private static final int MOST = 400;

  private final Markup page;

  /**
   * Begins a table.
   *
   * @param id unique on the page
   */
  public SettingsTable(Markup page, String id) {
    this.page = page;
    page.open("table", "id", id, "class", "settings").open("tbody");
  }

  /** Adds a row. */
  public SettingsTable row(String name, String value) {
    page.open("tr").element("th", name, "scope", "row").element("td", value).close();
    return this;
  }

  /** Adds a row for each entry of an object, with its name as words. */
  public SettingsTable rows(JsonNode object) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      row(spaced(entry.getKey()), text(entry.getValue()));
    }
    return this;
  }

  /** Ends the table. */
  public void end() {
    page.close(2);
  }

  /** A name of JSON as words: maxIterations becomes max iterations. */
  public static String spaced(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  /** A value of JSON, to six digits, and cut off where it is very long. */
  public static String text(JsonNode value) {
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
      StringBuilder all = new StringBuilder();
      for (Map.Entry<String, JsonNode> each : value.properties()) {
        if (!each.getValue().isNull()) {
          all.append(all.isEmpty() ? "" : ", ").append(spaced(each.getKey()));
          all.append(": ").append(text(each.getValue()));
        }
      }
      return all.isEmpty() ? "none" : shortened(all.toString());
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    return shortened(value.asText());
  }

  private static String shortened(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "\u2026";
  }
}
