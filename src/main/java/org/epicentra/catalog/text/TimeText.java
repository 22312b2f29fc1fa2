package org.epicentra.catalog.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses an origin time. One parser per task; not thread-safe.
 *
 * <p>Accepted are {@code 2018-02-07T01:49:14.123456Z} and variants of it: {@code -} or {@code /}
 * between year, month and day; {@code T} or blanks before the time of day; one-digit fields;
 * seconds, their fraction and the time of day may be missing; {@code Z}, {@code UTC}, {@code GMT}
 * or an offset such as {@code +02:00} may follow, else the time is UTC.
 *
 * <p>A whole number whose 8, 10, 12, 14, 16 or 17 digits are a calendar date, such as {@code
 * 20110311} or {@code 201103110546}, is that date, in UTC. With 10, 12 and 16 digits it may be a
 * number of seconds, milliseconds or microseconds since 1970 as well: which of the two is {@link
 * Numbers} to say. Any other whole number is milliseconds since 1970-01-01 UTC, microseconds from
 * 1e14 on, nanoseconds from 1e17 on. Below 1e10 it is refused, because it would far more likely be
 * seconds than milliseconds. Milliseconds may have a fraction.
 *
 * <p>Second 60 (a leap second, or 59.995 rounded) is the first of the next minute. Fractions finer
 * than a microsecond are cut off.
 */
public final class TimeText {
  /** The outcome of parsing a text. */
  public enum Outcome {
    /** A time was read. */
    READ,
    /** Not written in any known form, or no day or time of day that exists. */
    UNREADABLE,
    /** A number so small that it may be seconds or milliseconds. */
    AMBIGUOUS_NUMBER,
    /** A number that may be a calendar date or a span since 1970. */
    AMBIGUOUS_DATE
  }

  /** What the whole numbers among the times of a column are. */
  public enum Numbers {
    /** Not known: a number that may be either is refused. */
    UNDECIDED,
    /** Calendar dates, and nothing else is one. */
    DATES,
    /** Milliseconds, microseconds or nanoseconds since 1970. */
    EPOCHS
  }

  private static final int SECOND_DIGITS = 14;
  private static final Pattern FRACTIONAL = Pattern.compile("(-?\\d{9,13})[.](\\d+)");
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
  private static final int[] DAYS_IN_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private String text;
  private int at;
  private long micros;
  private boolean secondSixty;
  private boolean timeOfDayMissing;
  private boolean calendarNumber;

  /** Microseconds since 1970-01-01 UTC; valid after {@link Outcome#READ}. */
  public long micros() {
    return micros;
  }

  /** Whether the last time had second 60. */
  public boolean secondSixty() {
    return secondSixty;
  }

  /** Whether the last time was a day only, taken as its midnight. */
  public boolean timeOfDayMissing() {
    return timeOfDayMissing;
  }

  /** Whether the last time was a whole number whose digits are a calendar date. */
  public boolean calendarNumber() {
    return calendarNumber;
  }

  /** Reads one time, of which nothing is known but itself. */
  public Outcome parse(String value) {
    return parse(value, Numbers.UNDECIDED);
  }

  /**
   * Reads one time.
   *
   * @param numbers what it is if it is a whole number
   */
  public Outcome parse(String value, Numbers numbers) {
    text = value.trim();
    calendarNumber = false;
    if (!isWholeNumber()) {
      String written = text;
      return parseDate() || parseFractionalDate(written)
          ? Outcome.READ
          : parseFractionalEpoch(written, numbers);
    }
    String number = text;
    if (numbers != Numbers.EPOCHS && isCalendarDate(number)) {
      boolean unclear =
          numbers == Numbers.UNDECIDED && CalendarNumber.epochUnit(number.length()) != null;
      calendarNumber = !unclear;
      return unclear ? Outcome.AMBIGUOUS_DATE : Outcome.READ;
    }
    return numbers == Numbers.DATES ? Outcome.UNREADABLE : parseEpoch(number);
  }

  /** Whether the text is a whole number, and so may be a calendar date or a span since 1970. */
  public boolean isNumber(String value) {
    text = value.trim();
    return isWholeNumber();
  }

  /** Whether the text is a whole number whose digits are a calendar date. */
  public boolean isDateNumber(String value) {
    return isNumber(value) && isCalendarDate(text);
  }

  /**
   * The unit in which a number that is a calendar date may be a span since 1970, or null where
   * nothing but the date is plausible.
   */
  public static String epochUnit(String number) {
    return CalendarNumber.epochUnit(number.trim().length());
  }

  /** Reads 14 digits that are a date to the second, a point, and the fraction of the second. */
  private boolean parseFractionalDate(String number) {
    int point = number.indexOf('.');
    String whole = point == SECOND_DIGITS ? number.substring(0, point) : "";
    String fraction = number.substring(point + 1);
    calendarNumber = false;
    if (isNumber(whole) && isNumber(fraction) && isCalendarDate(whole)) {
      text += "." + fraction;
      calendarNumber = parseDate();
    }
    return calendarNumber;
  }

  /**
   * Reads milliseconds since 1970 with a fraction. A number of fewer than nine digits, which would
   * be seconds before 1973, is none; nor is one whose digits are a date.
   */
  private Outcome parseFractionalEpoch(String number, Numbers numbers) {
    Matcher parts = FRACTIONAL.matcher(number);
    if (!parts.matches() || numbers == Numbers.DATES) {
      return Outcome.UNREADABLE;
    }
    boolean date = numbers == Numbers.UNDECIDED && isCalendarDate(parts.group(1));
    Outcome whole = date ? Outcome.UNREADABLE : parseEpoch(parts.group(1));
    if (whole == Outcome.READ) {
      int thousandths = Integer.parseInt((parts.group(2) + "00").substring(0, 3));
      micros += number.charAt(0) == '-' ? -thousandths : thousandths;
    }
    return whole;
  }

  /** Reads the digits as a date. */
  private boolean isCalendarDate(String number) {
    text = number.charAt(0) == '-' ? null : CalendarNumber.separated(number);
    return text != null && parseDate();
  }

  private boolean parseDate() {
    at = 0;
    secondSixty = false;
    timeOfDayMissing = false;
    return parseDay() && parseTimeOfDay() && parseZone() && at == text.length();
  }

  private boolean isWholeNumber() {
    int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (!isDigit(i)) {
        return false;
      }
    }
    return text.length() > start && text.length() - start <= 18 + 1;
  }

  private Outcome parseEpoch(String digits) {
    secondSixty = false;
    timeOfDayMissing = false;
    long number;
    try {
      number = Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return Outcome.UNREADABLE;
    }
    double size = Math.abs((double) number);
    if (!(size >= 1e10)) {
      return Outcome.AMBIGUOUS_NUMBER;
    }
    if (size < 1e14) {
      micros = number * 1000;
    } else {
      micros = size < 1e17 ? number : Math.floorDiv(number, 1000L);
    }
    return Outcome.READ;
  }

  private boolean parseDay() {
    int year = digits(4, 4);
    if (at >= text.length() || year < 0) {
      return false;
    }
    char separator = text.charAt(at);
    if (separator != '-' && separator != '/') {
      return false;
    }
    at++;
    int month = digits(1, 2);
    if (!take(separator)) {
      return false;
    }
    int day = digits(1, 2);
    if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month))) {
      return false;
    }
    micros = daysFromCivil(year, month, day) * MICROS_PER_DAY;
    return true;
  }

  private boolean parseTimeOfDay() {
    if (at == text.length()) {
      timeOfDayMissing = true;
      return true;
    }
    if (!take('T') && !takeBlanks()) {
      return false;
    }
    int hour = digits(1, 2);
    if (!take(':')) {
      return false;
    }
    int minute = digits(1, 2);
    int second = 0;
    if (take(':')) {
      second = digits(1, 2);
    }
    if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60)) {
      return false;
    }
    secondSixty = second == 60;
    micros += ((hour * 60L + minute) * 60 + second) * MICROS_PER_SECOND;
    return !take('.') || parseFraction();
  }

  private boolean parseFraction() {
    int start = at;
    long unit = MICROS_PER_SECOND;
    while (at < text.length() && isDigit(at)) {
      unit /= 10;
      micros += unit * (text.charAt(at) - '0');
      at++;
    }
    return at > start || at == text.length();
  }

  private boolean parseZone() {
    takeBlanks();
    if (at == text.length() || take('Z') || takeWord("UTC") || takeWord("GMT")) {
      return true;
    }
    int sign = take('+') ? 1 : take('-') ? -1 : 0;
    if (sign == 0) {
      return false;
    }
    int hours = digits(2, 2);
    take(':');
    int minutes = at == text.length() ? 0 : digits(2, 2);
    if (!(hours >= 0 && hours <= 18 && minutes >= 0 && minutes <= 59)) {
      return false;
    }
    micros -= sign * (hours * 60L + minutes) * 60 * MICROS_PER_SECOND;
    return true;
  }

  /** Between {@code fewest} and {@code most} digits as a number, or -1. */
  private int digits(int fewest, int most) {
    int start = at;
    int value = 0;
    while (at < text.length() && at - start < most && isDigit(at)) {
      value = value * 10 + text.charAt(at) - '0';
      at++;
    }
    return at - start >= fewest ? value : -1;
  }

  private boolean isDigit(int i) {
    char c = text.charAt(i);
    return c >= '0' && c <= '9';
  }

  private boolean take(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private boolean takeBlanks() {
    int start = at;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at > start;
  }

  private boolean takeWord(String word) {
    if (text.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  private static int monthLength(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS_IN_MONTH[month - 1];
  }

  /** Days from 1970-01-01 in the proleptic Gregorian calendar, counting years from 1 March. */
  private static long daysFromCivil(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
