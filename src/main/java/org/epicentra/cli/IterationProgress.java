package org.epicentra.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.epicentra.mixture.IterationListener;

/** Shows the iterations on standard error: a bar on a terminal, a line each elsewhere. */
final class IterationProgress implements IterationListener, AutoCloseable {
  private static final int WIDTH = 100;

  private final PrintWriter err;
  private final int maxIterations;
  private final boolean terminal;
  private ProgressBar bar;

  IterationProgress(PrintWriter err, int maxIterations) {
    this.err = err;
    this.maxIterations = maxIterations;
    String term = System.getenv("TERM");
    this.terminal = System.console() != null && term != null && !term.equals("dumb");
  }

  @Override
  public void onIteration(Iteration iteration) {
    if (!terminal) {
      err.println("iteration " + iteration.iteration() + "  " + state(iteration));
      err.flush();
      return;
    }
    if (bar == null) {
      bar = newBar();
    }
    bar.setExtraMessage(state(iteration));
    bar.stepTo(iteration.iteration());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private ProgressBar newBar() {
    return new ProgressBarBuilder()
        .setTaskName("cavi")
        .setInitialMax(maxIterations)
        .setStyle(ProgressBarStyle.ASCII)
        .hideEta()
        .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
        .build();
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
