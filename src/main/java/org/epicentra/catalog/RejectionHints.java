package org.epicentra.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be done about records that were rejected: the reasons that have a remedy. */
public final class RejectionHints {
  /** A part of the reason that {@link EventCheck} gives, to the advice. */
  private static final Map<String, String> HINTS = new LinkedHashMap<>();

  static {
    String date =
        "dates such as 1/31/2020 8:05 or 1/31/2020 8:05:30 need their pattern, with the name of the file's own column:"
            + " --column \"time=to_timestamp(time, 'M/d/yyyy H:mm[:ss]')\"";
    HINTS.put("time is not a time", date);
    HINTS.put("time cannot be read", date);
    HINTS.put(
        "may be seconds or milliseconds",
        "seconds since 1970: --column \"time=timestamp_seconds(cast(time as double))\"");
    HINTS.put(
        "depth is outside",
        "depths in metres: --column depth=depth/1000; negative downwards: --column depth=-depth");
    HINTS.put(
        "is not a finite number",
        "text in place of a number is left empty by, for example,"
            + " --column \"depth=try_cast(depth as double)\"");
    HINTS.put(
        "station_count is",
        "counts that are none are left empty by, for example,"
            + " --column \"station_count=nullif(nst, '-1')\"");
  }

  private RejectionHints() {}

  /** One piece of advice for each kind of reason that has one. */
  public static List<String> of(Collection<String> reasons) {
    return HINTS.entrySet().stream()
        .filter(hint -> reasons.stream().anyMatch(reason -> reason.contains(hint.getKey())))
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }
}
