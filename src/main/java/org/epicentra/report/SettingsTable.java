package org.epicentra.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** A table of names and values, such as the settings in force. */
public final class SettingsTable {
  private static final int LONGEST = 400;

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

  /** Adds a row for each field of an object, with its name as words. */
  public SettingsTable rows(JsonNode fields) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      row(spaced(field.getKey()), text(field.getValue()));
    }
    return this;
  }

  /** Adds a row. */
  public SettingsTable row(String name, String value) {
    page.open("tr").element("th", name, "scope", "row").element("td", value).close();
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

  /** A value of JSON, numbers to six digits, and nothing as "none". */
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
      return value.isEmpty() ? "none" : shortened(value.toString());
    }
    return shortened(value.asText());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
  }
}
