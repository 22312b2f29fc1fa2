package org.epicentra.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.mixture.FitReport;
import org.epicentra.cli.mixture.IterationProgress;
import org.epicentra.cli.vae.EpochProgress;
import org.epicentra.job.Job;
import org.epicentra.job.demo.DemoJob;
import org.epicentra.job.vae.EpochSummary;
import org.epicentra.job.vae.TrainSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
    name = "demo",
    description = {
      "The tour: super-epicentres in a week of the world's earthquakes; then digits.",
      "Imports the bundled catalog of the U.S. Geological Survey, fits "
          + DemoJob.COMPONENTS
          + " components to it, assigns",
      "each event to one of them, and evaluates the fit; then trains a small autoencoder on 600",
      "bundled digits and draws new ones. Takes about two minutes."
    })
final class DemoCommand extends JobCommand<DemoJob.Result> {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "epicentra-demo",
      description = "The folder for all outputs. Default: ${DEFAULT-VALUE}.")
  private String folder;

  @Mixin private OutputOptions output;

  private IterationProgress progress;
  private EpochProgress epochs;

  @Override
  protected Job<DemoJob.Result> job() {
    progress = new IterationProgress(err(), DemoJob.ITERATIONS);
    epochs = new EpochProgress(err());
    return new DemoJob(folder, output.overwrite(), this::announce, progress, epochs);
  }

  private void announce(String step) {
    progress.close();
    err().println(step);
    err().flush();
  }

  @Override
  protected void finished() {
    progress.close();
    epochs.close();
  }

  @Override
  protected void print(DemoJob.Result result, PrintWriter out) {
    new FitReport(result.fit().summary()).print(out);
    out.println();
    out.printf(
        Locale.ROOT,
        "on these events: mean log density %.4f nats, bound per event %.4f nats%n",
        result.evaluation().meanLogDensity(),
        result.evaluation().elboPerEvent());
    out.println();
    printDigits(result.digits().training().summary(), out);
    out.println();
    out.println("raw catalog   " + result.raw());
    out.println("catalog       " + result.catalog().output() + "  (Parquet)");
    out.println("rejects       " + result.catalog().rejects() + "  (Parquet)");
    out.println("model         " + result.fit().outputs().model() + "  (summary.json in it)");
    out.println("predictions   " + result.predictions().output() + "  (Parquet)");
    out.println("raw digits    " + result.digits().images());
    out.println("digits model  " + result.digits().training().outputs().model());
    out.println("digits drawn  " + result.digits().grid().output());
    out.println(
        "report        " + result.fit().outputs().report().page() + "  (open it in a browser)");
  }

  private static void printDigits(TrainSummary digits, PrintWriter out) {
    EpochSummary first = digits.epochs().get(0);
    EpochSummary last = digits.epochs().get(digits.epochs().size() - 1);
    out.printf(
        Locale.ROOT,
        "autoencoder of %d digits: loss %.1f nats per image after %d epochs, from %.1f (pixels: %s)%n",
        digits.rows(),
        last.loss(),
        last.epoch(),
        first.loss(),
        digits.binarize());
  }

  @Override
  protected Object json(DemoJob.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("output", result.output());
    json.put("raw", result.raw());
    json.put("catalog", result.catalog());
    json.put("fit", result.fit().summary());
    json.put("model", result.fit().outputs().model());
    json.put("report", result.fit().outputs().report().page());
    json.put("predictions", result.predictions());
    json.put("evaluation", result.evaluation());
    json.put("digits", result.digits().training().summary());
    json.put("digitsModel", result.digits().training().outputs().model());
    json.put("digitsGrid", result.digits().grid().output());
    return json;
  }
}
