package org.epicentra.registry;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;

/**
 * The numbers of versions, promotions and claims, from 1 on, as the names of files and folders have
 * them: with zeros before them up to six digits. A name with any other number was not made by a
 * run, and does not count.
 */
final class Numbers {
  /** The highest that counts: a run a second for three years. */
  static final int LAST = 99_999_999;

  private static final Pattern DIGITS = Pattern.compile("\\d{6,8}");

  private Numbers() {}

  /** The digits of a number in a name. */
  static String digits(int number) {
    return String.format(Locale.ROOT, "%06d", number);
  }

  /** The number that digits in a name stand for; empty where it does not count. */
  static OptionalInt of(String digits) {
    if (!DIGITS.matcher(digits).matches()) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(digits);
    return number >= 1 && digits(number).equals(digits)
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  /** Whether something is named like a number. */
  static boolean isNumber(String name) {
    return !name.isEmpty() && name.charAt(0) >= '0' && name.charAt(0) <= '9';
  }

  /**
   * The number after another.
   *
   * @param folder of the names, for the message
   * @throws BadInputException when there is none
   */
  static int after(int number, Path folder) {
    if (number >= LAST) {
      throw new BadInputException(
          ("%s: number %d is taken, after which there is none. No run has come so far: remove the"
                  + " file or folder that has or names this number")
              .formatted(folder, number));
    }
    return number + 1;
  }
}
