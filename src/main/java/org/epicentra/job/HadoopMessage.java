package org.epicentra.job;

import java.util.regex.Pattern;

/** Hadoop's messages end in the stack trace of another machine, or in where to read on. */
final class HadoopMessage {
  private static final Pattern ADDED =
      Pattern.compile("(?s)\\s*\\n\\tat .*|; For more details see:? .*");

  private HadoopMessage() {}

  /** The message in one line without what was added; any other message as it is. */
  static String brief(String message) {
    String first = ADDED.matcher(message).replaceFirst("");
    return first.equals(message) ? message : first.replaceAll("\\s*\\n\\s*", " ");
  }
}
