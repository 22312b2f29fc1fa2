package org.epicentra.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One spelling for the many names of an event type: the words of QuakeML 1.2, in lower case, with
 * blanks between them.
 *
 * <p>Known are the two-letter codes of the Southern California catalog (eq, qb, le, re, ts, ...)
 * and of the ISC (ke, se, kx, ...), and spellings without blanks or with underscores. An unknown
 * name stays as it is, in lower case.
 */
public final class EventTypes {
  /** What most analyses are about. */
  public static final String EARTHQUAKE = "earthquake";

  private static final String NOT_REPORTED = "not reported";

  /** The spellings of a type that is not told; they are treated as an empty one is. */
  public static final List<String> UNTOLD = List.of(NOT_REPORTED, "unknown");

  /** Names that differ from QuakeML's by more than case, underscores and hyphens. */
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("eq", EARTHQUAKE),
          Map.entry("le", EARTHQUAKE),
          Map.entry("re", EARTHQUAKE),
          Map.entry("ts", EARTHQUAKE),
          Map.entry("ke", EARTHQUAKE),
          Map.entry("se", EARTHQUAKE),
          Map.entry("local", EARTHQUAKE),
          Map.entry("regional", EARTHQUAKE),
          Map.entry("teleseism", EARTHQUAKE),
          Map.entry("qb", "quarry blast"),
          Map.entry("quarry", "quarry blast"),
          Map.entry("quarryblast", "quarry blast"),
          Map.entry("ex", "explosion"),
          Map.entry("kx", "explosion"),
          Map.entry("sx", "explosion"),
          Map.entry("km", "mining explosion"),
          Map.entry("sm", "mining explosion"),
          Map.entry("sh", "mining explosion"),
          Map.entry("kh", "chemical explosion"),
          Map.entry("nt", "nuclear explosion"),
          Map.entry("nuke", "nuclear explosion"),
          Map.entry("kn", "nuclear explosion"),
          Map.entry("sn", "sonic boom"),
          Map.entry("sonicboom", "sonic boom"),
          Map.entry("icequake", "ice quake"),
          Map.entry("rockburst", "rock burst"),
          Map.entry("kr", "rock burst"),
          Map.entry("ls", "landslide"),
          Map.entry("st", "subnet trigger"),
          Map.entry("ot", "other event"),
          Map.entry("other", "other event"),
          Map.entry("uk", NOT_REPORTED),
          Map.entry("un", NOT_REPORTED),
          Map.entry("unknown", NOT_REPORTED));

  private EventTypes() {}

  /** Whether a type in this class's spelling says nothing: then it may well be an earthquake. */
  public static boolean isUntold(String type) {
    return type == null || UNTOLD.contains(type);
  }

  /** The one spelling; null for null and for text of spaces, hyphens and underscores. */
  public static String normalise(String text) {
    if (text == null) {
      return null;
    }
    String name =
        text.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').replace("  ", " ").trim();
    return name.isBlank() ? null : SPELLINGS.getOrDefault(name, name);
  }
}
