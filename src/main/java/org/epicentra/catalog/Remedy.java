package org.epicentra.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.epicentra.Setting;

/**
 * Expressions that may read what was rejected. Whether they do is for the data to show: each is
 * tried on all of it before a user sees it. So that no value becomes another in silence, an
 * expression takes off exactly what is known, such as one unit, and leaves the rest to the check.
 *
 * @param columns catalog column to SQL expression over the source's columns
 * @param drops whether it leaves values empty on purpose
 */
public record Remedy(Map<String, String> columns, boolean drops) {
  private static final Pattern WITH_UNIT = Pattern.compile("[-+]?\\d+(?:[.]\\d*)?(\\s*[A-Za-z]+)");
  private static final String WITH_HEMISPHERE = "[-+]?\\d+([.]\\d*)?\\s*[%s]";
  private static final Set<String> COORDINATES =
      Set.of(CatalogColumns.LATITUDE, CatalogColumns.LONGITUDE);

  /** One expression that leaves no value empty. */
  public static Remedy of(String column, String sql) {
    return new Remedy(Map.of(column, sql), false);
  }

  private static Remedy dropping(String column, String sql) {
    return new Remedy(Map.of(column, sql), true);
  }

  /** Depths in metres, negative downwards, or both. */
  public static List<Remedy> ofDepths(String depth) {
    String operand = operand(depth);
    return List.of(
        of(CatalogColumns.DEPTH, operand + "/1000"),
        of(CatalogColumns.DEPTH, "-" + operand),
        of(CatalogColumns.DEPTH, "-" + operand + "/1000"));
  }

  /** Latitude and longitude, each in the other's place. */
  public static Remedy swapped(String latitude, String longitude) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(CatalogColumns.LATITUDE, longitude);
    columns.put(CatalogColumns.LONGITUDE, latitude);
    return new Remedy(columns, false);
  }

  /** Seconds since 1970. */
  public static Remedy seconds(String time) {
    return of(CatalogColumns.TIME, "timestamp_seconds(cast(" + time + " as double))");
  }

  /**
   * Whole numbers that are calendar dates, or seconds, milliseconds or microseconds since 1970.
   *
   * @param unit in which they may be since 1970, such as milliseconds
   */
  public static List<Remedy> ofNumbers(String time, String unit) {
    String date =
        switch (unit) {
          case "seconds" -> "to_timestamp(string(%s), 'yyyyMMddHH')";
          case "milliseconds" -> "to_timestamp(string(%s), 'yyyyMMddHHmm')";
          default -> "concat(left(%1$s, 14), '.', right(%1$s, 2))";
        };
    String epoch = "timestamp_" + unit.replaceFirst("(milli|micro)seconds", "$1s") + "(bigint(%s))";
    return List.of(
        of(CatalogColumns.TIME, date.formatted(time)),
        of(CatalogColumns.TIME, epoch.formatted(time)));
  }

  /** Commas as decimal points. */
  public static Remedy decimalCommas(Map<String, String> columns) {
    Map<String, String> replaced = new LinkedHashMap<>();
    columns.forEach((name, sql) -> replaced.put(name, "replace(" + sql + ", ',', '.')"));
    return new Remedy(replaced, false);
  }

  /**
   * Text in place of a number.
   *
   * @param sql where the column comes from
   * @param samples of the rejected values
   * @param dispensable whether a few values may be left empty
   */
  public static List<Remedy> ofNumber(
      String column, String sql, List<String> samples, boolean dispensable) {
    List<Remedy> remedies = new ArrayList<>();
    if (COORDINATES.contains(column)) {
      hemisphere(column, sql, samples).ifPresent(remedies::add);
    } else {
      unit(column, sql, samples).ifPresent(remedies::add);
    }
    if (dispensable) {
      remedies.add(dropping(column, "try_cast(" + sql + " as double)"));
    }
    return remedies;
  }

  /** A letter after each number: the south and the west are negative. */
  private static Optional<Remedy> hemisphere(String column, String sql, List<String> samples) {
    String letters = column.equals(CatalogColumns.LATITUDE) ? "NSns" : "EWew";
    String pattern = WITH_HEMISPHERE.formatted(letters);
    String negative = column.equals(CatalogColumns.LATITUDE) ? "[Ss]" : "[Ww]";
    return samples.isEmpty() || !samples.stream().allMatch(text -> text.strip().matches(pattern))
        ? Optional.empty()
        : Optional.of(
            of(
                column,
                "concat(if(%1$s rlike '%2$s', '-', ''), translate(%1$s, '%3$s', ''))"
                    .formatted(sql, negative, letters)));
  }

  /** The one unit after all numbers, taken off; depths in metres become kilometres. */
  private static Optional<Remedy> unit(String column, String sql, List<String> samples) {
    Set<String> units =
        samples.stream()
            .map(text -> WITH_UNIT.matcher(text.strip()))
            .map(unit -> unit.matches() ? unit.group(1).strip() : "")
            .collect(Collectors.toSet());
    String unit = units.size() == 1 ? units.iterator().next() : "";
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    String bare = "replace(" + sql + ", '" + unit + "', '')";
    if (!column.equals(CatalogColumns.DEPTH) || unit.equalsIgnoreCase("km")) {
      return Optional.of(of(column, bare));
    }
    // A depth without its unit might be either: it has no value here, and so ends the trial.
    return unit.equals("m")
        ? Optional.of(
            of(column, "case when %s like '%%m' then %s / 1000 end".formatted(operand(sql), bare)))
        : Optional.empty();
  }

  /** A count that is negative, or no whole number. */
  public static Remedy ofCount(String column, String sql, List<String> samples) {
    if (samples.size() == 1) {
      return dropping(column, "nullif(" + sql + ", '" + samples.get(0).replace("'", "\\'") + "')");
    }
    return dropping(column, "if(try_cast(" + sql + " as int) >= 0, " + sql + ", null)");
  }

  /** A column's name as SQL has it: in backquotes where it needs them. */
  public static String name(String column) {
    return column.matches("[\\p{L}_][\\p{L}\\p{N}_]*")
        ? column
        : "`" + column.replace("`", "``") + "`";
  }

  private static String operand(String sql) {
    return sql.matches("[\\p{L}\\p{N}_]+|`[^`]*`") ? sql : "(" + sql + ")";
  }

  /** How the user gives it. */
  public String option() {
    return columns.entrySet().stream()
        .map(
            entry ->
                "%s \"%s=%s\""
                    .formatted(
                        Setting.named("column"),
                        entry.getKey(),
                        entry.getValue().replace("`", "\\`")))
        .collect(Collectors.joining(" "));
  }
}
