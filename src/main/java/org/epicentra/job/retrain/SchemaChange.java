package org.epicentra.job.retrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of the champion's columns; those that a run does not read may change as they like.
 */
public final class SchemaChange {
  private SchemaChange() {}

  /**
   * The check of the columns, which names each that is gone or of another type.
   *
   * @param then the champion's columns, name to type
   * @param now those of this run
   * @param read the names that this run reads
   */
  public static Gate gate(Map<String, String> then, Map<String, String> now, Set<String> read) {
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
    String told =
        same
            ? "the columns that the run reads are those of the champion"
            : "of the columns that the run reads, "
                + String.join(", ", changes)
                + ": give the same columns (--column makes them), or another --name";
    return new Gate("schema", (double) changes.size(), 0, same, told);
  }

  /** A type without its width, which is another in Parquet than in lines of the same numbers. */
  private static String kind(String type) {
    return switch (type) {
      case "tinyint", "smallint", "int", "bigint" -> "whole number";
      case "float", "double" -> "number";
      default -> type;
    };
  }
}
