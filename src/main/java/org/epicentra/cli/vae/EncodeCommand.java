package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputFolder;
import org.epicentra.job.Job;
import org.epicentra.job.vae.EncodeJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin private OutputFolder output;

  @Override
  protected Job<EncodeJob.Result> job() {
    return new EncodeJob(
        application.application(), bound.samples(), output.path(), output.overwrite());
  }

  @Override
  protected void print(EncodeJob.Result result, PrintWriter out) {
    InputWords words = InputWords.of(result.columns(), result.binarize());
    out.printf(
        Locale.ROOT,
        "%,d %s, mean bound %.4f nats (%s)%n",
        result.rows(),
        words.many(),
        result.elbo(),
        words.how());
    out.println("encoded  " + result.output());
  }
}
