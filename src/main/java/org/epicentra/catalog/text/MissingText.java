package org.epicentra.catalog.text;

import java.util.List;
import java.util.Locale;

/** What tables have in place of a missing value: blanks, or a word such as R's NA. */
public final class MissingText {
  /** The words, in lower case. */
  public static final List<String> WORDS =
      List.of(
          "na", "n/a", "nan", "null", "none", "nil", "<na>", "\\n", "#n/a", "#na", "#name?",
          "#value!", "#ref!", "#num!", "#null!", "#div/0!", "-", "--", "---", "----", "-----", ".",
          "..", "...", "?", "??", "???", "*", "**", "***", "****", "*****", "******", "*******");

  private static final int LONGEST = 7;

  private MissingText() {}

  /** Whether the text is blank, or one of the words in any case with blanks around it. */
  public static boolean isMissing(String text) {
    String bare = text.trim();
    if (bare.isEmpty()) {
      return true;
    }
    return bare.length() <= LONGEST
        && !isDigit(bare.charAt(0))
        && WORDS.contains(bare.toLowerCase(Locale.ROOT));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
