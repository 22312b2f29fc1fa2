package org.epicentra;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How messages name a setting. What a setting is called depends on who is asked: it is an option to
 * one user and a Param to another. Layers below the command line therefore write its name between
 * the marks ‹ and ›, in camel case, "‹batchSize› is 0; it must be 1 or more"; whoever shows the
 * message may {@link #spell} the names as its reader knows them.
 */
public final class Setting {
  private static final Pattern MARKED = Pattern.compile("‹([A-Za-z][A-Za-z0-9]*)›");

  private Setting() {}

  /**
   * The name of a setting as it stands in a message.
   *
   * @param name in camel case, such as {@code batchSize}
   */
  public static String named(String name) {
    return "‹" + name + "›";
  }

  /**
   * A message about a value that is not allowed.
   *
   * @param name in camel case
   * @param value that was given
   * @param allowed what is allowed, such as "1 or more"
   */
  public static String mustBe(String name, Object value, String allowed) {
    return named(name) + " is " + value + "; it must be " + allowed;
  }

  /**
   * Checks a value that is a share of something.
   *
   * @param name in camel case
   * @throws BadInputException when it is not from 0 to 1
   */
  public static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new BadInputException(mustBe(name, value, "from 0 to 1"));
    }
  }

  /**
   * Checks a quantity of a prior.
   *
   * @param name in camel case
   * @return the value
   * @throws BadInputException when it is not positive and finite
   */
  public static double requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(
          mustBe(name, value, "a positive number. Set it, or leave it to the data."));
    }
    return value;
  }

  /** The message with the names as they are, without marks: for files' messages and logs. */
  public static String plain(String message) {
    return spell(message, UnaryOperator.identity());
  }

  /**
   * The message with each setting's name as its reader knows it.
   *
   * @param spelling from the camel-case name to the reader's
   */
  public static String spell(String message, UnaryOperator<String> spelling) {
    return MARKED
        .matcher(message)
        .replaceAll(found -> Matcher.quoteReplacement(spelling.apply(found.group(1))));
  }
}
