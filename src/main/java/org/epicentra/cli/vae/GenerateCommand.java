package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.job.Job;
import org.epicentra.job.picture.ImageOutput;
import org.epicentra.job.vae.GenerateJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vae generate}. */
@Command(
    name = "generate",
    description = {
      "Draws z from the prior and decodes it.",
      "Image n is a function of the seed and n. It shows the probability of each pixel, or its mean",
      "by the gaussian likelihood, unless --sample draws the pixels too."
    })
final class GenerateCommand extends JobCommand<GenerateJob.Result> {
  private static final int USUAL = 100;
  private static final int LINES = 8;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder of a model from 'vae train'.")
  private String model;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "The number of images. Default: "
              + USUAL
              + ", or "
              + LINES
              + " x STEPS with --interpolate.")
  private Long count;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same images. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--sample",
      description =
          "Draw each pixel from its distribution: as 0 or 1 with its probability, or from the"
              + " gaussian likelihood.")
  private boolean sample;

  @Option(
      names = "--interpolate",
      paramLabel = "STEPS",
      description =
          "Let every STEPS images lead from one draw of z to another, over points that are draws of"
              + " the prior themselves; they form a row of the grid. --count must be a multiple of"
              + " it.")
  private Integer steps;

  @Mixin private PictureOptions pictures;
  @Mixin private BlasOption blas;

  @Override
  protected Job<GenerateJob.Result> job() {
    long usual = steps == null ? USUAL : (long) LINES * steps;
    return new GenerateJob(
        model,
        new GenerateJob.Draws(
            count == null ? usual : count, seed, sample, steps == null ? 1 : steps),
        pictures.output(steps == null ? ImageOutput.PER_ROW : steps),
        blas.choice());
  }

  @Override
  protected void print(GenerateJob.Result result, PrintWriter out) {
    InputWords words = InputWords.of(result.columns(), result.binarize());
    out.printf(
        Locale.ROOT,
        "%,d %s drawn with seed %d, showing %s; the model's %s%n",
        result.rows(),
        words.many(),
        result.seed(),
        result.sampled() ? words.values() + " drawn" : "the " + words.values() + "' means",
        words.how());
    out.println(words.many() + "  " + result.output());
  }
}
