package org.epicentra.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a column that the catalog needs may come from, by the names of the source's columns. */
public final class LikelyColumns {
  private static final List<String> DATE = List.of("year", "month", "day");
  private static final List<String> CLOCK = List.of("hour", "minute", "second");
  private static final int PREFIX = 3;

  private LikelyColumns() {}

  /**
   * Expressions by the column that they may make; a column for which no name looks right is left
   * out.
   *
   * @param missing columns of the catalog
   * @param header of the source
   */
  public static Map<String, String> of(List<String> missing, List<String> header) {
    Map<String, String> likely = new LinkedHashMap<>();
    for (String name : missing) {
      Optional<String> found =
          name.equals(CatalogColumns.TIME)
              ? time(header)
              : startingWith(header, name.substring(0, PREFIX));
      found.ifPresent(sql -> likely.put(name, sql));
    }
    return likely;
  }

  private static Optional<String> time(List<String> header) {
    List<String> parts = new ArrayList<>();
    for (String part : DATE) {
      startingWith(header, part).ifPresent(parts::add);
    }
    if (parts.size() == DATE.size()) {
      for (String part : CLOCK) {
        parts.add(startingWith(header, part.substring(0, PREFIX)).orElse("0"));
      }
      return Optional.of("make_timestamp(" + String.join(", ", parts) + ")");
    }
    Optional<String> date = startingWith(header, "date");
    Optional<String> clock = startingWith(header, "time").or(() -> startingWith(header, "hour"));
    return date.isPresent() && clock.isPresent()
        ? Optional.of("concat(" + date.get() + ", ' ', " + clock.get() + ")")
        : date.or(() -> startingWith(header, "origin"));
  }

  private static Optional<String> startingWith(List<String> header, String beginning) {
    return header.stream()
        .filter(column -> column.toLowerCase(Locale.ROOT).startsWith(beginning))
        .findFirst()
        .map(Remedy::name);
  }
}
