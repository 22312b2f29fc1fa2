package org.epicentra;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Characters that a terminal obeys and does not show: line breaks, escape sequences, marks that
 * turn the direction of writing. Names of files and columns may hold them, and a message that
 * repeats such a name must show them and not send them on.
 */
public final class ControlCharacters {
  private static final Pattern UNSEEN =
      Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]");

  private ControlCharacters() {}

  /** The text in one line, with these characters as {@code \n}, {@code \x1b} and the like. */
  public static String escaped(String text) {
    return text == null ? null : UNSEEN.matcher(text).replaceAll(c -> escape(c.group().charAt(0)));
  }

  /** The same of text in lines: line breaks and tabs are kept. */
  public static String escapedInLines(String text) {
    return UNSEEN
        .matcher(text)
        .replaceAll(
            c -> c.group().matches("[\\n\\r\\t]") ? c.group() : escape(c.group().charAt(0)));
  }

  /** With the backslash doubled, since it stands in a replacement. */
  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\\\n";
      case '\r' -> "\\\\r";
      case '\t' -> "\\\\t";
      default -> String.format(Locale.ROOT, "\\\\x%02x", (int) c);
    };
  }
}
