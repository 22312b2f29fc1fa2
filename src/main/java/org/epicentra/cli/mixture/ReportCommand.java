package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.ReportJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavi report}. */
@Command(
    name = "report",
    description = {
      "Draws a model and the events of a catalog: one HTML file that needs no network and no script.",
      "It has the map of density and components with their table, depth sections in 3-D, rates and",
      "weights, events over time, magnitudes, strengths against the fitted distribution, the course",
      "of the fit, data quality and settings. It stays below 1 MB for any number of events."
    })
final class ReportCommand extends JobCommand<ReportJob.Result> {
  private static final double KILOBYTE = 1000;

  @Mixin private ModelApplicationOptions application;

  @Option(names = "--output", paramLabel = "FILE.html", description = "The page to write.")
  private String page;

  @Option(
      names = "--png",
      paramLabel = "FILE.png",
      description = "Also, or only, write the map as a picture.")
  private String picture;

  @Mixin private OutputOptions output;

  @Override
  protected Job<ReportJob.Result> job() {
    return new ReportJob(
        application.application(this), new ReportJob.Outputs(page, picture, output.overwrite()));
  }

  @Override
  protected void print(ReportJob.Result result, PrintWriter out) {
    if (result.page() != null) {
      out.printf(Locale.ROOT, "report  %s  (%.0f kB)%n", result.page(), result.bytes() / KILOBYTE);
    }
    if (result.picture() != null) {
      out.println("map     " + result.picture());
    }
  }
}
