package org.epicentra.cli.command;

import java.io.PrintWriter;

/** One line on a terminal that is written over as work goes on: a bar and a text. */
public final class ProgressLine {
  private static final int BAR = 30;

  private final PrintWriter err;
  private int shown;

  public ProgressLine(PrintWriter err) {
    this.err = err;
  }

  /** Whether a person looks at a terminal that can write over a line. */
  public static boolean canBeShown() {
    String term = System.getenv("TERM");
    return System.console() != null && term != null && !term.equals("dumb");
  }

  /** Shows how much of {@code all} is done. */
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

  /** Leaves the line as it stands, and goes to the next. */
  public void end() {
    if (shown > 0) {
      err.println();
      err.flush();
      shown = 0;
    }
  }

  /** Takes the line away, for another in its place. */
  public void clear() {
    if (shown > 0) {
      write("");
      err.print("\r");
      err.flush();
    }
  }
}
