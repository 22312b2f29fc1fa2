package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import org.epicentra.cli.catalog.InputOptions;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.command.SeedOption;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.FitJob;
import org.epicentra.job.mixture.ReportJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavi fit}. */
@Command(
    name = "fit",
    description = {
      "Fits the mixture to a catalog: K super-epicentres, each with a location and a rate.",
      "Writes the folder of a model; its summary.json holds the components in full precision."
    })
final class FitCommand extends JobCommand<FitJob.Result> {
  @Mixin private InputOptions catalog;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write the model to.")
  private String model;

  @Mixin private ModelOptions mixture;
  @Mixin private ChoiceOptions choice;
  @Mixin private SeedOption seed;

  @Option(
      names = "--assignments",
      paramLabel = "DIR",
      description = "Also write the fitted events with their components, as 'cavi predict' does.")
  private String assignments;

  @Option(
      names = "--require-convergence",
      description =
          "Write nothing and exit with 4 where the fit ends at --max-iterations before it has "
              + "converged. Default: the model is written, and the first line says so.")
  private boolean requireConvergence;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write a page about the model, as 'cavi report' does.")
  private String report;

  @Option(
      names = "--png",
      paramLabel = "FILE.png",
      description = "Also write the map of the model as a picture.")
  private String picture;

  @Mixin private OutputOptions output;

  private IterationProgress progress;

  @Override
  protected Job<FitJob.Result> job() {
    progress = new IterationProgress(err(), mixture.maxIterations());
    return new FitJob(
        catalog.source(),
        mixture.selection(catalog, this),
        mixture.fit(seed, choice.choice(mixture.components(), this), this),
        new FitJob.Outputs(
            model,
            assignments,
            output.overwrite(),
            requireConvergence,
            new ReportJob.Outputs(report, picture, output.overwrite())),
        progress);
  }

  @Override
  protected void finished() {
    if (progress != null) { // unless the options were refused
      progress.close();
    }
  }

  @Override
  protected void print(FitJob.Result result, PrintWriter out) {
    new FitReport(result.summary()).print(out);
    out.println();
    out.println("model        " + result.outputs().model());
    if (result.outputs().assignments() != null) {
      out.println("assignments  " + result.outputs().assignments());
    }
    if (report != null) {
      out.println("report       " + report);
    }
    if (picture != null) {
      out.println("map          " + picture);
    }
  }

  @Override
  protected Object json(FitJob.Result result) {
    return result.summary();
  }
}
