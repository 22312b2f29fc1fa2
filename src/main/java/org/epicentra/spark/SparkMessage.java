package org.epicentra.spark;

/** Spark's messages end in a plan or a query context that tells a user nothing. */
public final class SparkMessage {
  private SparkMessage() {}

  /** The message up to the first blank line or query context. */
  public static String brief(String message) {
    int blank = message.indexOf("\n\n");
    int context = message.indexOf("\n== ");
    int cut =
        Math.min(blank < 0 ? message.length() : blank, context < 0 ? message.length() : context);
    int plan = message.indexOf(";\n'");
    return message.substring(0, plan < 0 ? cut : Math.min(cut, plan)).strip();
  }
}
