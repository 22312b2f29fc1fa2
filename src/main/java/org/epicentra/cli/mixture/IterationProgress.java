package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.ProgressLine;
import org.epicentra.job.JobRunner;
import org.epicentra.mixture.IterationListener;

/**
 * Shows the iterations on standard error: one line with a bar on a terminal, a line each elsewhere.
 */
public final class IterationProgress implements IterationListener, AutoCloseable {
  private final PrintWriter err;
  private final int maxIterations;
  private final boolean terminal;
  private final ProgressLine line;

  public IterationProgress(PrintWriter err, int maxIterations) {
    this(err, maxIterations, ProgressLine.canBeShown());
  }

  public IterationProgress(PrintWriter err, int maxIterations, boolean terminal) {
    this.err = err;
    this.maxIterations = maxIterations;
    this.terminal = terminal;
    this.line = new ProgressLine(err);
  }

  @Override
  public void onIteration(Iteration iteration) {
    if (JobRunner.interrupted()) { // that was the last word
      return;
    }
    if (terminal) {
      line.show(iteration.iteration(), maxIterations, state(iteration));
    } else {
      err.println("iteration " + iteration.iteration() + "  " + state(iteration));
      err.flush();
    }
  }

  /** Ends the line on a terminal. */
  @Override
  public void close() {
    line.end();
  }

  private static String state(Iteration iteration) {
    return String.format(
        Locale.ROOT,
        "bound %.4f%s  gain per event %.2e  running %d  %.1f s",
        iteration.elbo(),
        iteration.best() > iteration.elbo()
            ? String.format(Locale.ROOT, " (a start that has ended: %.4f)", iteration.best())
            : "",
        iteration.gainPerEvent(),
        iteration.running(),
        iteration.seconds());
  }
}
