package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.Job;
import org.epicentra.job.vae.EncodeJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vae encode}. */
@Command(
    name = "encode",
    description = {
      "Computes the posterior of z for each image.",
      "Writes, as Parquet, the images' columns followed by mean and log_variance (arrays of"
          + " double)",
      "and elbo (the bound, in nats)."
    })
final class EncodeCommand extends JobCommand<EncodeJob.Result> {
  @Mixin private ModelOptions application;
  @Mixin private BoundOption bound;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to.")
  private String target;

  @Mixin private OutputOptions output;

  @Override
  protected Job<EncodeJob.Result> job() {
    return new EncodeJob(application.application(), bound.samples(), target, output.overwrite());
  }

  @Override
  protected void print(EncodeJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d images, mean bound %.4f nats (pixels: %s)%n",
        result.rows(),
        result.elbo(),
        result.binarize());
    out.println("encoded  " + result.output());
  }
}
