package org.epicentra.spark;

import java.util.regex.Pattern;

/**
 * Shortens Spark's messages, which end in a plan or a query context and give advice that a user of
 * Epicentra cannot follow.
 */
public final class SparkMessage {
  /** The end of what helps a user: a line break, an SQL state, advice about tables or settings. */
  private static final Pattern END =
      Pattern.compile(
          "\\n| SQLSTATE: | Verify the spelling | To tolerate | If necessary set | Use `try_");

  /** A column that Epicentra added, among those that Spark suggests. */
  private static final Pattern OWN = Pattern.compile("`(__|epicentra_)[^`]*`(, )?");

  private static final Pattern DANGLING = Pattern.compile(", \\]");
  private static final Pattern NO_SUGGESTION =
      Pattern.compile(" Did you mean one of the following\\? \\[\\]\\.?");

  private SparkMessage() {}

  /** The first sentences of the message, without Spark's internals; ends in a full stop. */
  public static String brief(String message) {
    String first = END.split(message.strip(), 2)[0];
    String others = DANGLING.matcher(OWN.matcher(first).replaceAll("")).replaceAll("]");
    String brief = NO_SUGGESTION.matcher(others).replaceAll("").strip();
    return brief.endsWith(".") || brief.endsWith(":") ? brief : brief + ".";
  }
}
