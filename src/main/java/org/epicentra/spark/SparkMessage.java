package org.epicentra.spark;

import java.util.regex.Pattern;

/** Spark's messages end in a plan or a query context, and advise what a user here cannot do. */
public final class SparkMessage {
  /** Where what helps a user ends: a line, a state of SQL, advice about tables and settings. */
  private static final Pattern END =
      Pattern.compile(
          "\\n| SQLSTATE: | Verify the spelling | To tolerate | If necessary set | Use `try_");

  /** A column that Epicentra itself added, among those suggested. */
  private static final Pattern OWN = Pattern.compile("`(__|epicentra_)[^`]*`(, )?");

  private static final Pattern DANGLING = Pattern.compile(", \\]");
  private static final Pattern NO_SUGGESTION =
      Pattern.compile(" Did you mean one of the following\\? \\[\\]\\.?");

  private SparkMessage() {}

  /** The message's first sentences, without what is about Spark's insides; ends in a full stop. */
  public static String brief(String message) {
    String first = END.split(message.strip(), 2)[0];
    String others = DANGLING.matcher(OWN.matcher(first).replaceAll("")).replaceAll("]");
    String brief = NO_SUGGESTION.matcher(others).replaceAll("").strip();
    return brief.endsWith(".") || brief.endsWith(":") ? brief : brief + ".";
  }
}
