package org.epicentra.catalog.text;

import java.util.regex.Pattern;

/**
 * What tables have in place of a missing value: blanks, a word such as R's NA, an error of a
 * spreadsheet such as #N/A, or some hyphens, asterisks, question marks or points.
 */
public final class MissingText {
  /** These texts without blanks around them, as a regular expression that ignores case. */
  public static final String PATTERN =
      "(?i)^(na|n/a|<na>|nan|null|none|nil|\\\\n"
          + "|#(n/a|name[?]|null!|value!|ref!|num!|div/0!)|-+|[*]+|[?]+|[.]+)$";

  private static final Pattern MISSING = Pattern.compile(PATTERN);
  private static final int LONGEST_WORD = 7;

  private MissingText() {}

  /** Whether the text is blank, or one of those above with blanks around it. */
  public static boolean isMissing(String text) {
    String bare = text.trim();
    return bare.isEmpty() || !isValue(bare) && MISSING.matcher(bare).matches();
  }

  /** Whether the first characters show already that this is a number or a text of some length. */
  private static boolean isValue(String bare) {
    char first = bare.charAt(0);
    char last = bare.charAt(bare.length() - 1);
    return isDigit(first) || isDigit(last) || first != last && bare.length() > LONGEST_WORD;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
