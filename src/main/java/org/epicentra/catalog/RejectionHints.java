package org.epicentra.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.Setting;

/** Remedies for rejected records, by the reason of the rejection. */
public final class RejectionHints {
  /** A part of the reason that {@link EventCheck} gives, to the advice. */
  private static final Map<String, String> HINTS = new LinkedHashMap<>();

  private static final String OWN = "; in the brackets goes the name of the file's own column";

  static {
    String date =
        "dates such as 1/31/2020 8:05 or 1/31/2020 8:05:30 need their pattern, with the name of the"
            + " file's own column: "
            + column("time", "to_timestamp(time, 'M/d/yyyy H:mm[:ss]')");
    HINTS.put("time is not a time", date);
    HINTS.put("time cannot be read", date);
    HINTS.put(
        "may be seconds or milliseconds",
        "seconds since 1970: " + column("time", "timestamp_seconds(cast(time as double))"));
    for (String[] epoch :
        new String[][] {
          {"seconds", "to_timestamp(string(time), 'yyyyMMddHH')", "timestamp_seconds"},
          {"milliseconds", "to_timestamp(string(time), 'yyyyMMddHHmm')", "timestamp_millis"},
          {"microseconds", "concat(left(time, 14), '.', right(time, 2))", "timestamp_micros"}
        }) {
      HINTS.put(
          "may be a calendar date or " + epoch[0],
          "numbers that are dates: %s; numbers that are %s since 1970: %s"
                  .formatted(
                      column("time", epoch[1]),
                      epoch[0],
                      column("time", epoch[2] + "(bigint(time))"))
              + OWN);
    }
    HINTS.put(
        "depth is outside",
        "depths in metres: "
            + column("depth", "depth/1000")
            + "; negative downwards: "
            + column("depth", "-depth"));
    // These may be left empty; a latitude may not, so nothing helps there.
    for (String number : List.of(CatalogColumns.DEPTH, CatalogColumns.MAGNITUDE)) {
      String cast = column(number, "try_cast(" + number + " as double)");
      HINTS.put(
          number + " is not a finite number",
          "text in place of a " + number + " is left empty by " + cast + OWN);
    }
    for (String count : List.of(CatalogColumns.STATION_COUNT, CatalogColumns.FELT_COUNT)) {
      String unlessNone = column(count, "nullif(" + count + ", '-1')");
      HINTS.put(
          count + " is negative",
          "where -1, for example, stands for no "
              + count
              + ", "
              + unlessNone
              + " leaves it empty"
              + OWN);
      String cast = column(count, "try_cast(" + count + " as int)");
      HINTS.put(
          count + " is not a whole number",
          "a " + count + " with a fraction, or text in its place, is left empty by " + cast + OWN);
    }
  }

  /** How the user gives a column as an expression. */
  private static String column(String name, String expression) {
    return Setting.named("column") + " \"" + name + "=" + expression + "\"";
  }

  private RejectionHints() {}

  /** The remedies for the reasons that have one, each once. */
  public static List<String> of(Collection<String> reasons) {
    return HINTS.entrySet().stream()
        .filter(hint -> reasons.stream().anyMatch(reason -> reason.contains(hint.getKey())))
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }
}
