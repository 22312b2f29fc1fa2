package org.epicentra.cli.vae;

import java.io.PrintWriter;
import org.epicentra.BadInputException;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.cli.command.SeedOption;
import org.epicentra.job.Job;
import org.epicentra.job.vae.TrainJob;
import org.epicentra.job.vae.TrainOptions;
import org.epicentra.spark.vae.Synchronization;
import org.epicentra.vae.latent.LatentFamily;
import org.epicentra.vae.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vae train}. */
@Command(
    name = "train",
    description = {
      "Trains the autoencoder on images, summing gradients over the partitions of the data.",
      "summary.json in the model's folder has the loss of each epoch, in nats per image."
    })
public final class TrainCommand extends JobCommand<TrainJob.Result> {
  @Mixin private ImageOptions images;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write the model to.")
  private String model;

  @Option(
      names = "--validation",
      paramLabel = "PATH",
      description = "Images whose loss is reported after each epoch.")
  private String validation;

  @Mixin private TableOptions table;
  @Mixin private TrainingOptions training;
  @Mixin private SeedOption seed;
  @Mixin private NetworkOptions network;
  @Mixin private CheckpointOptions checkpoint;
  @Mixin private BlasOption blas;

  @Option(
      names = "--sync",
      paramLabel = "HOW",
      description =
          "How tasks add up their gradients, with the same bits: shared (in memory, with a local"
              + " master), allreduce (directly between the executors of a cluster), job (on the"
              + " driver, a Spark job for each minibatch), or auto for the fastest that works."
              + " Default: ${DEFAULT-VALUE}.")
  private Synchronization sync = Synchronization.AUTO;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Also write a page about the model and its images, as 'vae report' does.")
  private String report;

  @Mixin private PageOptions page;
  @Mixin private OutputOptions output;

  private EpochProgress progress;

  @Override
  protected Job<TrainJob.Result> job() {
    checkpoint.check(this);
    if (training.patience() > 0 && validation == null) {
      throw usageError("--patience needs --validation PATH, whose loss it watches");
    }
    if (report == null && page.areGiven()) {
      throw usageError(
          "--labels and --importance-samples are of the page: give --report FILE.html");
    }
    if (report != null && (!table.columns().isEmpty() || table.standardize())) {
      throw usageError("--report draws images, which --columns and --standardize are not of");
    }
    if (!table.columns().isEmpty() && !network.likelihood().isOfNumbers()) {
      throw usageError("--columns are of numbers, which need --likelihood gaussian");
    }
    progress = new EpochProgress(err(), table.columns());
    return new TrainJob(
        new TrainJob.Data(images.path(), validation, table.columns()),
        options(this, training, seed, network, blas)
            .with(sync)
            .withStandardize(table.standardize()),
        new TrainJob.Outputs(
            model,
            checkpoint.folder(),
            checkpoint.resume(),
            output.overwrite(),
            page.output(report, output.overwrite())),
        progress);
  }

  /**
   * The options of a network and its training, from those of a command.
   *
   * @throws BadInputException when a value is out of range
   * @throws picocli.CommandLine.ParameterException when the family of z does not have an option
   */
  public static TrainOptions options(
      ResultCommand<?> command,
      TrainingOptions training,
      SeedOption seed,
      NetworkOptions network,
      BlasOption blas) {
    LatentFamily family = network.family();
    if (network.hasTemperature() && !family.hasCategories()) {
      throw command.usageError(
          "--temperature-start, -end and -rate relax categories; the latent family %s has none"
              .formatted(family.label()));
    }
    if (training.hasFactorAlone()) {
      throw command.usageError(
          "--learning-rate-factor needs --learning-rate-steps, the epochs after which it counts");
    }
    try {
      TrainingSettings settings =
          training.settings(seed.seed(), network.annealing(), network.likelihood());
      requireFamily(command, settings, family);
      return new TrainOptions(
          settings,
          network.hidden(),
          network.latent(),
          network.observations(),
          blas.choice(),
          Synchronization.AUTO);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private static void requireFamily(
      ResultCommand<?> command, TrainingSettings settings, LatentFamily family) {
    try {
      settings.requireFamily(family);
    } catch (IllegalArgumentException e) {
      throw command.usageError(e.getMessage());
    }
  }

  @Override
  protected void finished() {
    if (progress != null) {
      progress.close();
    }
  }

  @Override
  protected void print(TrainJob.Result result, PrintWriter out) {
    new TrainReport(result.summary(), table.columns()).print(out);
    out.println();
    out.println("model  " + result.outputs().model());
    if (report != null) {
      out.println("report " + report);
    }
  }

  @Override
  protected Object json(TrainJob.Result result) {
    return result.summary();
  }
}
