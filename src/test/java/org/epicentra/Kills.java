package org.epicentra;

/** How many processes a test kills, each at another moment. */
public final class Kills {
  private Kills() {}

  /** One, unless the build sets another number: its profile {@code faults} sets 10. */
  public static int count() {
    return Integer.getInteger("epicentra.kills", 1);
  }
}
