package org.epicentra.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the column names of a source usable. Names are compared without regard to case, as SQL
 * does.
 */
public final class HeaderNames {
  private HeaderNames() {}

  /**
   * Distinct, non-blank names: blanks around a name go, an empty one becomes {@code column_3} after
   * its place, and a repeated one gets {@code _2}, {@code _3}, ... Of names that differ in case
   * only the one that is spelt as in the catalog keeps it: {@code time} before {@code Time}.
   */
  public static List<String> distinct(List<String> fields) {
    List<String> trimmed = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).trim();
      trimmed.add(name.isEmpty() ? "column_" + (i + 1) : name);
    }
    Set<String> exact = new HashSet<>(trimmed);
    exact.retainAll(CatalogColumns.NAMES);
    Set<String> taken = new HashSet<>(exact);
    List<String> names = new ArrayList<>();
    for (String name : trimmed) {
      names.add(exact.remove(name) ? name : free(name, taken));
    }
    return List.copyOf(names);
  }

  /**
   * A name that Parquet and SQL take without quoting marks, and that is not taken: characters other
   * than letters, digits and {@code _} become {@code _}, and a name of the catalog's own columns
   * gets {@code source_} before it.
   *
   * @param taken lower-case names, to which the result is added
   */
  public static String stored(String name, Set<String> taken) {
    String clean = name.replaceAll("[^\\p{L}\\p{N}_]+", "_");
    boolean own =
        CatalogColumns.NAMES.contains(lower(clean)) || lower(clean).equals(CatalogColumns.YEAR);
    return free(own ? "source_" + clean : clean, taken);
  }

  private static String free(String name, Set<String> taken) {
    String candidate = name;
    for (int n = 2; taken.contains(lower(candidate)); n++) {
      candidate = name + "_" + n;
    }
    taken.add(lower(candidate));
    return candidate;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
