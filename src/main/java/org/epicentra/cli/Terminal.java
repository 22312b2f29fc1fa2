package org.epicentra.cli;

/** Whether standard error is read by a person. */
final class Terminal {
  private Terminal() {}

  /** Whether a progress bar can be shown. */
  static boolean shows() {
    String term = System.getenv("TERM");
    return System.console() != null && term != null && !term.equals("dumb");
  }
}
