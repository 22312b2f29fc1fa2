package org.epicentra.catalog.text;

import java.util.regex.Pattern;

/** Numbers with a comma for their point, such as 44,567: no grouping of digits. */
public final class DecimalComma {
  private static final Pattern COMMA = Pattern.compile("\\s*[+-]?\\d+,\\d+([eE][+-]?\\d+)?\\s*");
  private static final Pattern POINT = Pattern.compile("\\s*[+-]?\\d+[.]\\d+([eE][+-]?\\d+)?\\s*");

  private DecimalComma() {}

  /** Whether the text is a number with a decimal comma. */
  public static boolean isComma(String text) {
    return COMMA.matcher(text).matches();
  }

  /** Whether the text is a number with a decimal point. */
  public static boolean isPointed(String text) {
    return POINT.matcher(text).matches();
  }

  /** The number with a point; any other text as it is. */
  public static String pointed(String text) {
    return isComma(text) ? text.replace(',', '.') : text;
  }
}
