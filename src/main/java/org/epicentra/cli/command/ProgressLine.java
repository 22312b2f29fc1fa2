package org.epicentra.cli.command;

import java.io.PrintWriter;

/** A line of progress on a terminal, a bar and a text, that is overwritten as the work advances. */
public final class ProgressLine {
  private static final int BAR = 30;

  private final PrintWriter err;
  private int shown;

  public ProgressLine(PrintWriter err) {
    this.err = err;
  }

  /** Whether there is a terminal that can overwrite a line. */
  public static boolean canBeShown() {
    String term = System.getenv("TERM");
    return System.console() != null && term != null && !term.equals("dumb");
  }

  /**
   * Shows how much is done.
   *
   * @param done from 0 to {@code all}
   * @param all 1 or more
   * @param text after the bar
   */
  public void show(int done, int all, String text) {
    int filled = (int) ((long) BAR * done / all);
    String bar = "[" + "=".repeat(filled) + " ".repeat(BAR - filled) + "] " + done + "/" + all;
    write(bar + "  " + text);
  }

  private void write(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    err.flush();
    shown = line.length();
  }

  /** Leaves the line as it is and moves to the next. */
  public void end() {
    if (shown > 0) {
      err.println();
      err.flush();
      shown = 0;
    }
  }

  /** Erases the line, so that another can take its place. */
  public void clear() {
    if (shown > 0) {
      write("");
      err.print("\r");
      err.flush();
    }
  }
}
