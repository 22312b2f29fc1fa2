package org.epicentra.catalog.text;

/**
 * Whole numbers whose digits are a calendar date: {@code 20110311}, {@code 2011031105}, {@code
 * 201103110546}, {@code 20110311054623}, and with hundredths or thousandths of a second behind.
 * Whether the day and the time of day exist is for {@link TimeText} to say.
 */
final class CalendarNumber {
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2100;

  private CalendarNumber() {}

  /**
   * The date with its usual separators, or null where the number has other than 8, 10, 12, 14, 16
   * or 17 digits, or does not begin with a year from 1000 to 2100.
   *
   * @param digits decimal digits and nothing else
   */
  static String separated(String digits) {
    int length = digits.length();
    if (length < 8 || length > 17 || (length % 2 != 0 && length != 17)) {
      return null;
    }
    int year = Integer.parseInt(digits.substring(0, 4));
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return null;
    }
    StringBuilder date = new StringBuilder(23);
    date.append(digits, 0, 4).append('-').append(digits, 4, 6).append('-').append(digits, 6, 8);
    if (length > 8) {
      date.append(' ').append(digits, 8, 10).append(':');
      date.append(length > 10 ? digits.substring(10, 12) : "00");
    }
    if (length > 12) {
      date.append(':').append(digits, 12, 14);
    }
    if (length > 14) {
      date.append('.').append(digits, 14, length);
    }
    return date.toString();
  }

  /**
   * What else a calendar date of so many digits may be, as its unit since 1970: 10 digits are
   * seconds of 2001 to 2036, 12 milliseconds of 1973 to 1976, and 16 microseconds of 2001 to 2036.
   * Null where nothing else is plausible.
   */
  static String epochUnit(int digits) {
    return switch (digits) {
      case 10 -> "seconds";
      case 12 -> "milliseconds";
      case 16 -> "microseconds";
      default -> null;
    };
  }
}
