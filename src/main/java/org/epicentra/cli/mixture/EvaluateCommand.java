package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.EvaluateJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavi evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measures how well a model describes a catalog.",
      "Prints the mean log predictive density of the events and the bound per event, in nats. Higher",
      "is better, on the same catalog in the same unit."
    })
final class EvaluateCommand extends JobCommand<EvaluateJob.Result> {
  @Mixin private ModelApplicationOptions application;

  @Option(
      names = "--baseline",
      description =
          "Also print the information gain per event of the locations over a uniform distribution "
              + "on the region of the model's background, or without one on the box of the events, "
              + "nats.")
  private boolean baseline;

  @Option(
      names = "--compare-to",
      paramLabel = "DIR",
      description =
          "The folder of another model, with the same projection and strengths: also print the mean "
              + "gain in log density per event over it, nats, and its standard error, of "
              + "independent events. For the gain over the textbook model, fit that to the same "
              + "events first: 'cavi fit' with --covariance-type fixed --weights fixed --counts "
              + "poisson --background none --moves none --acceleration none.")
  private String compareTo;

  @Override
  protected Job<EvaluateJob.Result> job() {
    return new EvaluateJob(application.application(this), baseline, compareTo);
  }

  @Override
  protected void print(EvaluateJob.Result result, PrintWriter out) {
    if (result.strengthObserved() == 0) {
      out.println(PredictCommand.NO_STRENGTH);
    }
    out.printf(Locale.ROOT, "events            %,d%n", result.events());
    out.printf(Locale.ROOT, "mean log density  %.6f nats%n", result.meanLogDensity());
    if (result.outsideRegion() > 0) {
      out.printf(
          Locale.ROOT,
          "outside           %,d events lie outside of the region of the model's background%n",
          result.outsideRegion());
    }
    String within = result.outsideRegion() > 0 ? ", of the events within it" : "";
    if (result.elboPerEvent() != null) {
      out.printf(Locale.ROOT, "bound per event   %.6f nats%s%n", result.elboPerEvent(), within);
    }
    EvaluateJob.Baseline known = result.baseline();
    if (known != null) {
      out.printf(
          Locale.ROOT,
          "information gain  %.6f nats per event%s: its location has %.6f, a uniform distribution"
              + " on the %s %.6f%n",
          known.informationGain(),
          within,
          known.meanLocationLogDensity(),
          known.region(),
          known.uniformLogDensity());
    }
    if (result.comparison() != null) {
      print(result.comparison(), out);
    }
  }

  private static void print(EvaluateJob.Comparison comparison, PrintWriter out) {
    String error =
        comparison.standardError() == null
            ? ""
            : String.format(Locale.ROOT, ", standard error %.6f,", comparison.standardError());
    out.printf(
        Locale.ROOT,
        "gain              %.6f nats per event%s over %s, which has %.6f%n",
        comparison.gain(),
        error,
        comparison.model(),
        comparison.meanLogDensity());
  }
}
