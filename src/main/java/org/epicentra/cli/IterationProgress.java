package org.epicentra.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.mixture.IterationListener;

/**
 * Shows the iterations on standard error: one line with a bar on a terminal, a line each elsewhere.
 */
final class IterationProgress implements IterationListener, AutoCloseable {
  private static final int BAR = 30;

  private final PrintWriter err;
  private final int maxIterations;
  private final boolean terminal;
  private int shown;

  IterationProgress(PrintWriter err, int maxIterations) {
    this(err, maxIterations, isTerminal());
  }

  IterationProgress(PrintWriter err, int maxIterations, boolean terminal) {
    this.err = err;
    this.maxIterations = maxIterations;
    this.terminal = terminal;
  }

  private static boolean isTerminal() {
    String term = System.getenv("TERM");
    return System.console() != null && term != null && !term.equals("dumb");
  }

  @Override
  public void onIteration(Iteration iteration) {
    if (terminal) {
      String line = bar(iteration.iteration()) + "  " + state(iteration);
      err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
      shown = line.length();
    } else {
      err.println("iteration " + iteration.iteration() + "  " + state(iteration));
    }
    err.flush();
  }

  /** Ends the line on a terminal. */
  @Override
  public void close() {
    if (shown > 0) {
      err.println();
      err.flush();
      shown = 0;
    }
  }

  private String bar(int iteration) {
    int done = (int) ((long) BAR * iteration / maxIterations);
    return "[" + "=".repeat(done) + " ".repeat(BAR - done) + "] " + iteration + "/" + maxIterations;
  }

  private static String state(Iteration iteration) {
    return String.format(
        Locale.ROOT,
        "bound %.4f  gain per event %.2e  running %d  %.1f s",
        iteration.elbo(),
        iteration.gainPerEvent(),
        iteration.running(),
        iteration.seconds());
  }
}
