package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.vae.EpochSummary;
import org.epicentra.job.vae.TrainSummary;
import org.epicentra.vae.training.Objective;

/** The summary of a training as text: a table of its epochs. */
final class TrainReport {
  private static final int SHOWN = 40;

  private final TrainSummary summary;
  private final InputWords words;

  TrainReport(TrainSummary summary, List<String> columns) {
    this.summary = summary;
    this.words = InputWords.of(columns, summary.binarize());
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d %s, %,d parameters, %d epochs, %.1f s; matrix products: %s; sync: %s%n",
        summary.rows(),
        words.many(),
        summary.parameters(),
        summary.epochs().size(),
        summary.seconds(),
        summary.blas(),
        summary.sync());
    out.printf(Locale.ROOT, "losses in nats per %s, %s%n", words.one(), words.how());
    if (summary.settings().get("objective").equals(Objective.IWAE.label())) {
      out.printf(
          Locale.ROOT,
          "loss and validation are of the importance-weighted bound of %s draws%n",
          summary.settings().get("samples"));
    }
    out.println();
    TextTable table =
        new TextTable("epoch", "loss", "reconstruction", "KL", "validation", "seconds");
    List<EpochSummary> epochs = summary.epochs();
    int first = Math.max(0, epochs.size() - SHOWN);
    epochs.subList(first, epochs.size()).forEach(epoch -> table.add(cells(epoch)));
    table.print(out);
    if (summary.bestEpoch() != null) {
      out.printf(
          Locale.ROOT,
          "kept: the weights after epoch %d, the best by validation%s%n",
          summary.bestEpoch(),
          summary.stoppedEarly() ? "; training stopped early" : "");
    }
  }

  private static String[] cells(EpochSummary epoch) {
    return new String[] {
      String.valueOf(epoch.epoch()),
      number("%.3f", epoch.loss()),
      number("%.3f", epoch.reconstruction()),
      number("%.3f", epoch.kl()),
      number("%.3f", epoch.validationLoss()),
      number("%.2f", epoch.seconds())
    };
  }

  private static String number(String format, Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }
}
