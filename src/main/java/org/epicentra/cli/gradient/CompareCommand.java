package org.epicentra.cli.gradient;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.MixinOptions;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.vae.BlasOption;
import org.epicentra.gradient.GaussianExperiment;
import org.epicentra.job.Job;
import org.epicentra.job.gradient.CompareResult;
import org.epicentra.job.gradient.CompareSettings;
import org.epicentra.job.gradient.GaussianCompareJob;
import org.epicentra.job.gradient.VaeCompareJob;
import org.epicentra.job.picture.ChartOutput;
import org.epicentra.vae.evaluation.VaeGradientExperiment;
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
      "Without --model, on a normal posterior of standard deviation t with a q of standard deviation",
      "s, where the variances have closed forms; with --model, at the weights of a trained",
      "autoencoder. The estimators are analytic (KL in closed form), total (total derivative), path",
      "(path derivative, 'sticking the landing'), control (total minus C times the score), fitted (C",
      "fitted to earlier draws) and score (REINFORCE with a leave-one-out baseline); of the",
      "importance-weighted bound, iwae (plain) and dreg (doubly reparameterised).",
      "docs/GRADIENTS.md describes them.",
      "",
      "--dimension, --correlation, --target-deviation, --offset and --ratios apply only without",
      "--model, --blas only with it."
    })
final class CompareCommand extends JobCommand<CompareResult> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--samples",
      paramLabel = "K",
      defaultValue = "" + CompareSettings.SAMPLES,
      description =
          "Draws per gradient; iwae and dreg need 2 or more, and score has no baseline with 1. "
              + "Default: ${DEFAULT-VALUE}.")
  private int samples;

  @Option(
      names = "--control",
      paramLabel = "C",
      defaultValue = "" + CompareSettings.CONTROL,
      description = "Coefficient of the score in control. Default: ${DEFAULT-VALUE}.")
  private double control;

  @Option(
      names = "--replicates",
      paramLabel = "N",
      description =
          "Gradients of each estimator, rounded up to a multiple of "
              + GaussianExperiment.CHUNK
              + " ("
              + VaeGradientExperiment.CHUNK
              + " with --model). Default: "
              + CompareSettings.GAUSSIAN_REPLICATES
              + " ("
              + CompareSettings.VAE_REPLICATES
              + " with --model).")
  private Integer replicates;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The same seed gives the same numbers, except for the times. Default: ${DEFAULT-VALUE}.")
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
        description = "The folder of a model that 'vae train' wrote.")
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
        defaultValue = "" + VaeCompareJob.BATCH_SIZE,
        description = "Images in the minibatch; the first are taken. Default: ${DEFAULT-VALUE}.")
    private int batchSize;
  }

  @Override
  protected Job<CompareResult> job() {
    ChartOutput chart = new ChartOutput(output, outputOptions.overwrite());
    requireNone(model == null ? "blas" : "gaussian", model == null);
    if (model == null) {
      return new GaussianCompareJob(
          gaussian.target(),
          gaussian.ratios(),
          comparison(CompareSettings.GAUSSIAN_REPLICATES),
          chart);
    }
    return new VaeCompareJob(
        model.folder,
        model.images,
        model.batchSize,
        blas.choice(),
        comparison(CompareSettings.VAE_REPLICATES),
        chart);
  }

  /** Refuses options of a mixin that only the other comparison takes. */
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
    out.printf(Locale.ROOT, "%npicture  %s%n", result.output());
  }
}
