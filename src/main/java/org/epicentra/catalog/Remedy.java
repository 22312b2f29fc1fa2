package org.epicentra.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.epicentra.Setting;

/**
 * Expressions that may read what was rejected. Whether they do is for the data to show: each is
 * tried on all of it before a user sees it.
 *
 * @param columns catalog column to SQL expression over the source's columns
 */
public record Remedy(Map<String, String> columns) {
  private static final String COMMA_DECIMAL = "\\s*[-+]?\\d*,\\d+\\s*";
  private static final String WITH_UNIT = "\\s*[-+]?\\d+([.]\\d*)?\\s*[A-Za-z]+\\s*";
  private static final String HEMISPHERE = "\\s*\\d+([.]\\d*)?\\s*[NSEWnsew]\\s*";

  /** One expression. */
  public static Remedy of(String column, String sql) {
    return new Remedy(Map.of(column, sql));
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
    return new Remedy(columns);
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
    return new Remedy(replaced);
  }

  /** Whether a text is a number with a comma for its point. */
  public static boolean isCommaDecimal(String text) {
    return text.matches(COMMA_DECIMAL);
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
    if (samples.stream().allMatch(value -> value.matches(HEMISPHERE))) {
      remedies.add(
          of(
              column,
              "if(%1$s rlike '[SsWw]', -1, 1) * cast(regexp_extract(%1$s, '[-+]?[0-9.]+', 0) as"
                      .formatted(sql)
                  + " double)"));
    } else if (samples.stream().allMatch(value -> value.matches(WITH_UNIT))) {
      remedies.add(of(column, "regexp_extract(" + sql + ", '[-+]?[0-9.]+', 0)"));
    }
    if (dispensable) {
      remedies.add(of(column, "try_cast(" + sql + " as double)"));
    }
    return remedies;
  }

  /** A count that is negative, or no whole number. */
  public static Remedy ofCount(String column, String sql, List<String> samples) {
    if (samples.size() == 1) {
      return of(column, "nullif(" + sql + ", '" + samples.get(0).replace("'", "\\'") + "')");
    }
    return of(column, "if(try_cast(" + sql + " as int) >= 0, " + sql + ", null)");
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
