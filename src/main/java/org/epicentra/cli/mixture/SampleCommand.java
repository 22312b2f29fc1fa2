package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputFolder;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.SampleJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavi sample}. */
@Command(
    name = "sample",
    description = {
      "Draws events from a model's posterior predictive distribution.",
      "Writes them as Parquet: id; x, y[, z]; longitude, latitude and depth where the model has",
      "geography; strength; component, -1 for the background."
    })
final class SampleCommand extends JobCommand<SampleJob.Result> {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder of a model of 'cavi fit'.")
  private String model;

  @Option(
      names = "--rows",
      paramLabel = "N",
      required = true,
      description = "The number of events.")
  private long rows;

  @Mixin private OutputFolder output;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same events. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  protected Job<SampleJob.Result> job() {
    return new SampleJob(model, rows, seed, output.path(), output.overwrite());
  }

  @Override
  protected void print(SampleJob.Result result, PrintWriter out) {
    out.printf(Locale.ROOT, "%,d events drawn with seed %d%n", result.rows(), result.seed());
    out.println("sample  " + result.output());
  }
}
