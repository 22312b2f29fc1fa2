package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.Job;
import org.epicentra.job.vae.ReportJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vae report}. */
@Command(
    name = "report",
    description = {
      "Draws a model and some images: one HTML file that needs no network and no script.",
      "It has the losses by epoch, inputs beside their reconstructions, samples, interpolations, walks",
      "along the most active coordinates of z, active units, a map of the posterior means, log p(x)",
      "with its standard error, and settings. It stays below 1 MB for any number of images."
    })
final class ReportCommand extends JobCommand<ReportJob.Result> {
  private static final double KILOBYTE = 1000;

  @Mixin private ModelOptions application;
  @Mixin private PageOptions page;

  @Option(
      names = "--output",
      paramLabel = "FILE.html",
      required = true,
      description = "The page to write.")
  private String path;

  @Mixin private OutputOptions output;

  @Override
  protected Job<ReportJob.Result> job() {
    return new ReportJob(application.application(), page.output(path, output.overwrite()));
  }

  @Override
  protected void print(ReportJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "report  %s  (%,d images, %.0f kB)%n",
        result.page(),
        result.rows(),
        result.bytes() / KILOBYTE);
  }
}
