package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.job.Job;
import org.epicentra.job.vae.EvaluateJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vae evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measures how well a model describes images.",
      "Prints the bound, its two terms and an estimate of log p(x), all in nats per image, and how"
          + " many",
      "numbers of z the encoder uses. Only results with the same binarisation can be compared."
    })
final class EvaluateCommand extends JobCommand<EvaluateJob.Result> {
  @Mixin private ModelOptions application;
  @Mixin private BoundOption bound;

  @Option(
      names = "--importance-samples",
      paramLabel = "K",
      defaultValue = "5000",
      description =
          "Draws for each image in the importance-weighted estimate of log p(x), which takes most "
              + "of the time; 0 leaves it out. Default: ${DEFAULT-VALUE}.")
  private int importanceSamples;

  @Override
  protected Job<EvaluateJob.Result> job() {
    return new EvaluateJob(application.application(), bound.samples(), importanceSamples);
  }

  @Override
  protected void print(EvaluateJob.Result result, PrintWriter out) {
    InputWords words = InputWords.of(result.columns(), result.binarize());
    out.printf(Locale.ROOT, "%-14s  %,d (%s)%n", words.many(), result.rows(), words.how());
    line(out, words, "bound", shown(result.elbo()), "");
    line(out, words, "reconstruction", shown(result.reconstruction()), "");
    line(out, words, "KL", shown(result.kl()), "");
    if (result.logLikelihood() != null) {
      String draws =
          String.format(
              Locale.ROOT, ", importance-weighted, %,d draws each", result.importanceSamples());
      Double error = result.logLikelihoodError();
      String both = shown(result.logLikelihood()) + (error == null ? "" : " +- " + shown(error));
      line(out, words, "log p(x)", both, draws);
    }
    out.printf(
        Locale.ROOT,
        "active units    %d of the %d numbers of z%n",
        result.activeUnits(),
        result.latent());
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static void line(
      PrintWriter out, InputWords words, String name, String value, String how) {
    out.printf(Locale.ROOT, "%-14s  %s nats per %s%s%n", name, value, words.one(), how);
  }
}
