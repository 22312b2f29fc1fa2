package org.epicentra.job.retrain.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.epicentra.Setting;
import org.epicentra.job.retrain.Check;
import org.epicentra.job.retrain.Gate;

/** How the columns differ from the champion's; those that a run does not read may change freely. */
final class SchemaChange {
  private SchemaChange() {}

  /**
   * The result of the check, which names each column that is gone or of another type.
   *
   * @param then the champion's columns, name to type
   * @param now those of this run
   * @param read the names that this run reads
   */
  static Gate gate(Map<String, String> then, Map<String, String> now, Set<String> read) {
    List<String> changes = new ArrayList<>();
    for (String name : new TreeSet<>(read)) {
      String type = then.get(name);
      if (type != null && !(now.containsKey(name) && kind(type).equals(kind(now.get(name))))) {
        changes.add(
            now.containsKey(name)
                ? name + " was " + type + " and is " + now.get(name)
                : name + " (" + type + ") is gone");
      }
    }
    boolean same = changes.isEmpty();
    String message =
        same
            ? "the columns that the run reads are those of the champion"
            : "of the columns that the run reads, %s: give the same columns (%s makes them), or another %s"
                .formatted(
                    String.join(", ", changes),
                    Setting.named(Check.SCHEMA.setting()),
                    Setting.named("name"));
    return new Gate(Check.SCHEMA, (double) changes.size(), 0, same, message);
  }

  /** A type without its width, which Parquet and text may give differently for the same numbers. */
  private static String kind(String type) {
    return switch (type) {
      case "tinyint", "smallint", "int", "bigint" -> "whole number";
      case "float", "double" -> "number";
      default -> type;
    };
  }
}
