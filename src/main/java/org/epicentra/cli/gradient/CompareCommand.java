package org.epicentra.cli.gradient;

import java.io.PrintWriter;
import java.util.List;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.MixinOptions;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.vae.BlasOption;
import org.epicentra.job.Job;
import org.epicentra.job.gradient.CompareResult;
import org.epicentra.job.gradient.CompareSettings;
import org.epicentra.job.gradient.GaussianCompareJob;
import org.epicentra.job.gradient.VaeCompareJob;
import org.epicentra.job.picture.ChartOutput;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gradient compare}. */
@Command(
    name = "compare",
    description = {
      "Compares estimators of the bound's gradient: their variance, bias and time.",
      "",
      "Without --model on a normal posterior with deviation t, and q with deviation s, where closed",
      "forms tell what to expect; with --model at the weights of a trained autoencoder. Estimators:",
      "analytic KL, total derivative, path derivative ('sticking the landing'), control (total less",
      "C times the score), fitted (C fitted to earlier draws), score (REINFORCE with a leave-one-out",
      "baseline); of the importance-weighted bound iwae (plain) and dreg (doubly reparameterised).",
      "--dimension, --correlation, --target-deviation, --offset and --ratios are for the normal",
      "posterior alone, --blas for the autoencoder.",
      "docs/GRADIENTS.md tells what they are."
    })
final class CompareCommand extends JobCommand<CompareResult> {
  private static final int GAUSSIAN_REPLICATES = 100_000;
  private static final int VAE_REPLICATES = 64;

  @Spec private CommandSpec spec;

  @Option(
      names = "--samples",
      paramLabel = "K",
      defaultValue = "2",
      description =
          "Draws per gradient; iwae and dreg need 2 or more, and score has no baseline with 1. "
              + "Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--control",
      paramLabel = "C",
      defaultValue = "0.5",
      description = "Coefficient of the score in control. Default: ${DEFAULT-VALUE}.")
  private double control;

  @Option(
      names = "--replicates",
      paramLabel = "N",
      description =
          "Gradients of each estimator, rounded up to a multiple of 1000, or of 8 with --model. "
              + "Default: 100000, or 64 with --model.")
  private Integer replicates;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same numbers, times apart. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private GaussianProblemOptions gaussian;
  @Mixin private BlasOption blas;

  @ArgGroup(exclusive = false, heading = "%nAt a trained autoencoder:%n")
  private Model model;

  @Option(
      names = "--output",
      paramLabel = "FILE.png",
      defaultValue = "gradients.png",
      description = "The picture to write. Default: ${DEFAULT-VALUE}.")
  private String output;

  @Mixin private OutputOptions outputOptions;

  /** A trained autoencoder and a minibatch. */
  private static final class Model {
    @Option(
        names = "--model",
        paramLabel = "DIR",
        required = true,
        description = "The folder of a model of 'vae train'.")
    private String folder;

    @Option(
        names = "--images",
        paramLabel = "PATH",
        required = true,
        description = "IDX, Parquet, or a folder of PNG.")
    private String images;

    @Option(
        names = "--batch-size",
        paramLabel = "N",
        defaultValue = "100",
        description = "The first so many images are the minibatch. Default: ${DEFAULT-VALUE}.")
    private int batchSize;
  }

  @Override
  protected Job<CompareResult> job() {
    ChartOutput chart = new ChartOutput(output, outputOptions.overwrite());
    requireNone(model == null ? "blas" : "gaussian", model == null);
    if (model == null) {
      return new GaussianCompareJob(
          gaussian.target(), gaussian.ratios(), comparison(GAUSSIAN_REPLICATES), chart);
    }
    return new VaeCompareJob(
        model.folder,
        model.images,
        model.batchSize,
        blas.choice(),
        comparison(VAE_REPLICATES),
        chart);
  }

  /** Refuses what was given of a mixin whose options the other comparison has. */
  private void requireNone(String mixin, boolean withModelOnly) {
    List<String> given = MixinOptions.given(spec, MixinOptions.names(spec, mixin));
    if (!given.isEmpty()) {
      throw usageError(
          "%s: only with%s --model"
              .formatted(String.join(", ", given), withModelOnly ? "" : "out"));
    }
  }

  private CompareSettings comparison(int usual) {
    return new CompareSettings(samples, control, replicates == null ? usual : replicates, seed);
  }

  @Override
  protected void print(CompareResult result, PrintWriter out) {
    if (result instanceof CompareResult.Gaussian gaussianResult) {
      new GaussianCompareReport(gaussianResult).print(out);
    } else if (result instanceof CompareResult.Autoencoder autoencoder) {
      new VaeCompareReport(autoencoder).print(out);
    }
    out.printf("%npicture  %s%n", result.output());
  }
}
