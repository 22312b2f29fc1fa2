package org.epicentra.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.epicentra.job.EpochListener;
import org.epicentra.job.EpochSummary;

/** Shows training on standard error: a line for each epoch, and on a terminal a bar within it. */
final class EpochProgress implements EpochListener, AutoCloseable {
  private static final int WIDTH = 100;

  private final PrintWriter err;
  private final boolean terminal;
  private ProgressBar bar;

  EpochProgress(PrintWriter err) {
    this.err = err;
    this.terminal = Terminal.shows();
  }

  @Override
  public void started(int epoch, int epochs, int steps) {
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("epoch " + epoch + "/" + epochs)
              .setInitialMax(steps)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build();
    }
  }

  @Override
  public void step(int step) {
    if (bar != null) {
      bar.stepTo(step);
    }
  }

  @Override
  public void finished(EpochSummary epoch, int epochs, String binarize, double imagesPerSecond) {
    close();
    String validation =
        epoch.validationLoss() == null
            ? ""
            : String.format(Locale.ROOT, "  validation %.3f", epoch.validationLoss());
    err.printf(
        Locale.ROOT,
        "epoch %d/%d  loss %.3f = reconstruction %.3f + KL %.3f%s nats per image (pixels: %s)"
            + "  %.1f s  %,.0f images/s%n",
        epoch.epoch(),
        epochs,
        epoch.loss(),
        epoch.reconstruction(),
        epoch.kl(),
        validation,
        binarize,
        epoch.seconds(),
        imagesPerSecond);
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
