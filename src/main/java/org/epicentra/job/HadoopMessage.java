package org.epicentra.job;

import java.util.regex.Pattern;

/** Shortens Hadoop's messages, which end in another machine's stack trace or in a link. */
final class HadoopMessage {
  private static final Pattern ADDED =
      Pattern.compile("(?s)\\s*\\n\\tat .*|; For more details see:? .*");

  private static final String NO_HOST = "Incomplete HDFS URI, no host";

  private HadoopMessage() {}

  /** The message in one line without its additions, with a remedy if one is known. */
  static String brief(String message) {
    if (message.contains(NO_HOST)) {
      return message + ". Name it, hdfs://HOST:PORT/..., or let HADOOP_CONF_DIR name its settings";
    }
    String first = ADDED.matcher(message).replaceFirst("");
    return first.equals(message) ? message : first.replaceAll("\\s*\\n\\s*", " ");
  }
}
