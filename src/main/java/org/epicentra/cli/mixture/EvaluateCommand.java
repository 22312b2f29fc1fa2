package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.EvaluateJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Override
  protected Job<EvaluateJob.Result> job() {
    return new EvaluateJob(application.application(this));
  }

  @Override
  protected void print(EvaluateJob.Result result, PrintWriter out) {
    if (result.strengthObserved() == 0) {
      out.println(PredictCommand.NO_STRENGTH);
    }
    out.printf(Locale.ROOT, "events            %,d%n", result.events());
    out.printf(Locale.ROOT, "mean log density  %.6f nats%n", result.meanLogDensity());
    out.printf(Locale.ROOT, "bound per event   %.6f nats%n", result.elboPerEvent());
  }
}
