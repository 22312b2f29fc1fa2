package org.epicentra.catalog.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a record into fields as RFC 4180 says: fields may stand in double quotes, and then may
 * hold the delimiter, line breaks, and quotes written twice. A quote inside a field that does not
 * start with one is an ordinary character.
 */
public final class DelimitedRecord {
  private static final char QUOTE = '"';

  private DelimitedRecord() {}

  /** Whether the text ends within quotes, so that the next line still belongs to it. */
  public static boolean isOpen(String text, char delimiter) {
    if (text.indexOf(QUOTE) < 0) {
      return false;
    }
    boolean quoted = false;
    boolean fieldStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == QUOTE && (quoted || fieldStart)) {
        quoted = !quoted;
        // A quote written twice closes and opens again.
        fieldStart = !quoted;
      } else {
        fieldStart = !quoted && c == delimiter;
      }
    }
    return quoted;
  }

  /** The fields, without their quotes; a missing field is the empty text. */
  public static List<String> split(String text, char delimiter) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      if (at < text.length() && text.charAt(at) == QUOTE) {
        at = quotedField(text, at, delimiter, fields);
      } else {
        int end = text.indexOf(delimiter, at);
        end = end < 0 ? text.length() : end;
        fields.add(text.substring(at, end));
        at = end + 1;
      }
    }
    return fields;
  }

  /** Adds the field that opens at the quote, and returns where the next one starts. */
  private static int quotedField(String text, int open, char delimiter, List<String> fields) {
    StringBuilder field = new StringBuilder();
    int at = open + 1;
    boolean quoted = true;
    while (at < text.length() && (quoted || text.charAt(at) != delimiter)) {
      char c = text.charAt(at);
      if (c != QUOTE) {
        field.append(c);
      } else if (quoted && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
        field.append(QUOTE);
        at++;
      } else if (quoted) {
        quoted = false;
      } else {
        field.append(QUOTE);
      }
      at++;
    }
    fields.add(field.toString());
    return at + 1;
  }
}
