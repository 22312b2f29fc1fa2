package org.epicentra.job;

import java.util.regex.Pattern;

/** Hadoop's messages end in the stack trace of another machine, or in where to read on. */
final class HadoopMessage {
  private static final Pattern ADDED =
      Pattern.compile("(?s)\\s*\\n\\tat .*|; For more details see:? .*");

  private static final String NO_HOST = "Incomplete HDFS URI, no host";

  private HadoopMessage() {}

  /** The message in one line without what was added, and what to do; others as they are. */
  static String brief(String message) {
    if (message.contains(NO_HOST)) {
      return message + ". Name it, hdfs://HOST:PORT/..., or let HADOOP_CONF_DIR name its settings";
    }
    String first = ADDED.matcher(message).replaceFirst("");
    return first.equals(message) ? message : first.replaceAll("\\s*\\n\\s*", " ");
  }
}
