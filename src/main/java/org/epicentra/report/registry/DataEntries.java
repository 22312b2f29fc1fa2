package org.epicentra.report.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.epicentra.report.Numbers;
import org.epicentra.report.SettingsTable;

/** What a run says of its data, as cards and pages list it. */
public final class DataEntries {
  /** More files are counted and not named. */
  private static final int MOST_FILES = 20;

  private static final List<String> NAMES =
      List.of(
          "paths",
          "asOf",
          "rows",
          "first",
          "last",
          "split",
          "trainRows",
          "holdoutRows",
          "holdoutDays",
          "rejected",
          "repeated",
          "bytes",
          "digest",
          "fingerprint");

  private DataEntries() {}

  /**
   * Names with their values, the files with their sizes last.
   *
   * @param data the section {@code data} of a manifest or of a result
   */
  public static List<Map.Entry<String, String>> of(JsonNode data) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    for (String name : NAMES) {
      if (data.hasNonNull(name)) {
        entries.add(Map.entry(SettingsTable.spaced(name), SettingsTable.text(data.path(name))));
      }
    }
    JsonNode files = data.path("files");
    int named = 0;
    for (Map.Entry<String, JsonNode> file : files.properties()) {
      if (named++ == MOST_FILES) {
        entries.add(Map.entry("further files", Numbers.count(files.size() - MOST_FILES)));
        break;
      }
      entries.add(Map.entry(file.getKey(), Numbers.count(file.getValue().asLong()) + " bytes"));
    }
    return entries;
  }
}
