package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.ProgressLine;
import org.epicentra.job.JobRunner;
import org.epicentra.mixture.IterationListener;

/**
 * Shows the iterations on standard error: one line with a bar on a terminal; elsewhere, as in a
 * log, a line for the first, for every tenth and for the last. A fit of several parts has a line
 * for each part.
 */
public final class IterationProgress implements IterationListener, AutoCloseable {
  private static final int EVERY = 10;

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
  public void onWork(String work) {
    if (!JobRunner.interrupted()) {
      line.end();
      err.println(work);
      err.flush();
    }
  }

  @Override
  public void onIteration(Iteration iteration) {
    if (JobRunner.interrupted()) { // that was the last word
      return;
    }
    if (terminal) {
      line.show(iteration.iteration(), maxIterations, state(iteration));
    } else if (logged(iteration)) {
      err.println("iteration " + iteration.iteration() + "  " + state(iteration));
      err.flush();
    }
  }

  /** Ends the line on a terminal. */
  @Override
  public void close() {
    line.end();
  }

  private boolean logged(Iteration iteration) {
    int i = iteration.iteration();
    return i == 1 || i % EVERY == 0 || i == maxIterations || iteration.running() == 0;
  }

  /** The bound is the best of all starts: it never falls, also where its start has ended. */
  private static String state(Iteration iteration) {
    return String.format(
        Locale.ROOT,
        "best bound %.4f  gain per event %.2e  starts running %d  %.1f s",
        iteration.best(),
        iteration.gainPerEvent(),
        iteration.running(),
        iteration.seconds());
  }
}
