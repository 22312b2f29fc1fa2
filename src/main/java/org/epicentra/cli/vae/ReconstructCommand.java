package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.job.Job;
import org.epicentra.job.picture.ImageOutput;
import org.epicentra.job.vae.ReconstructJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vae reconstruct}. */
@Command(
    name = "reconstruct",
    description = {
      "Encodes images, decodes the posterior's mean, and writes each beside its reconstruction.",
      "A reconstruction shows the probability of each pixel, or its mean by the gaussian likelihood."
    })
final class ReconstructCommand extends JobCommand<ReconstructJob.Result> {
  @Mixin private ModelOptions application;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "32",
      description = "The number of images, from the first; 0 for all. Default: ${DEFAULT-VALUE}.")
  private long count;

  @Mixin private PictureOptions pictures;

  @Override
  protected Job<ReconstructJob.Result> job() {
    return new ReconstructJob(
        application.application(), count, pictures.output(ImageOutput.PER_ROW));
  }

  @Override
  protected void print(ReconstructJob.Result result, PrintWriter out) {
    InputWords words = InputWords.of(result.columns(), result.binarize());
    out.printf(
        Locale.ROOT,
        "%,d pairs: each %s as read, then its reconstruction (%s)%n",
        result.rows(),
        words.one(),
        words.how());
    out.println("pairs  " + result.output());
  }
}
