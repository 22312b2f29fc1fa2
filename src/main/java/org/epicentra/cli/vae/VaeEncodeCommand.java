package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.Job;
import org.epicentra.job.vae.VaeEncodeJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vae encode}. */
@Command(
    name = "encode",
    description = {
      "Finds the posterior of z for each image.",
      "Writes the images' columns with mean and log_variance (arrays of double) and elbo (the bound,",
      "nats) after them, as Parquet."
    })
final class VaeEncodeCommand extends JobCommand<VaeEncodeJob.Result> {
  @Mixin private VaeModelOptions application;
  @Mixin private BoundOption bound;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to.")
  private String target;

  @Mixin private OutputOptions output;

  @Override
  protected Job<VaeEncodeJob.Result> job() {
    return new VaeEncodeJob(application.application(), bound.samples(), target, output.overwrite());
  }

  @Override
  protected void print(VaeEncodeJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d images, mean bound %.4f nats (pixels: %s)%n",
        result.rows(),
        result.elbo(),
        result.binarize());
    out.println("encoded  " + result.output());
  }
}
