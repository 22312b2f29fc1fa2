package org.epicentra.report.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epicentra.report.SettingsTable;

/** A part of a section of a card; the writers of cards know how it looks. */
sealed interface CardBlock {
  /** A paragraph. */
  record Text(String words) implements CardBlock {}

  /** A list of sentences. */
  record Points(List<String> sentences) implements CardBlock {}

  /** Names with their values. */
  record Entries(List<Map.Entry<String, String>> entries) implements CardBlock {
    Entries() {
      this(new ArrayList<>());
    }

    Entries add(String name, String value) {
      entries.add(Map.entry(name, value));
      return this;
    }

    /** Adds an entry of JSON, where there is one. */
    Entries add(JsonNode object, String name) {
      JsonNode value = object.path(name);
      return value.isMissingNode() || value.isNull()
          ? this
          : add(SettingsTable.spaced(name), SettingsTable.text(value));
    }
  }

  /** A table: the first cell of a row names it. */
  record Grid(List<String> heads, List<List<String>> rows) implements CardBlock {}
}
