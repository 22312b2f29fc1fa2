package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.epicentra.cli.command.ProgressLine;
import org.epicentra.job.vae.EpochListener;
import org.epicentra.job.vae.EpochSummary;

/** Shows the progress of training: a line for each epoch and, on a terminal, a bar within it. */
public final class EpochProgress implements EpochListener, AutoCloseable {
  private final PrintWriter err;
  private final boolean terminal;
  private final List<String> columns;
  private final ProgressLine line;
  private String current = "";
  private int steps;

  /** For a training on images. Shows the bar if standard error is a terminal. */
  public EpochProgress(PrintWriter err) {
    this(err, List.of());
  }

  /** For a training on the columns of a table, or on images where there are none. */
  EpochProgress(PrintWriter err, List<String> columns) {
    this(err, ProgressLine.canBeShown(), columns);
  }

  EpochProgress(PrintWriter err, boolean terminal, List<String> columns) {
    this.err = err;
    this.columns = columns;
    this.terminal = terminal;
    this.line = new ProgressLine(err);
  }

  @Override
  public void started(int epoch, int epochs, int stepsOfEpoch) {
    current = "minibatches of epoch " + epoch + "/" + epochs;
    steps = stepsOfEpoch;
  }

  @Override
  public void step(int step) {
    if (terminal) {
      line.show(step, steps, current);
    }
  }

  @Override
  public void finished(EpochSummary epoch, int epochs, String binarize, double imagesPerSecond) {
    line.clear();
    InputWords words = InputWords.of(columns, binarize);
    String validation =
        epoch.validationLoss() == null
            ? ""
            : String.format(Locale.ROOT, "  validation %.3f", epoch.validationLoss());
    double gain = epoch.reconstruction() + epoch.kl() - epoch.loss();
    String weighting =
        Math.abs(gain) < 1e-9 ? "" : String.format(Locale.ROOT, " - gain of weighting %.3f", gain);
    err.printf(
        Locale.ROOT,
        "epoch %d/%d  loss %.3f = reconstruction %.3f + KL %.3f%s%s nats per %s (%s)"
            + "  %.1f s  %,.0f %s/s%n",
        epoch.epoch(),
        epochs,
        epoch.loss(),
        epoch.reconstruction(),
        epoch.kl(),
        weighting,
        validation,
        words.one(),
        words.how(),
        epoch.seconds(),
        imagesPerSecond,
        words.many());
    err.flush();
  }

  @Override
  public void close() {
    line.end();
  }
}
