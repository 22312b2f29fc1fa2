package org.epicentra.cli.retrain;

import java.io.PrintWriter;
import java.util.List;
import org.epicentra.cli.catalog.InputOptions;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.SeedOption;
import org.epicentra.cli.mixture.ComponentNumbers;
import org.epicentra.cli.mixture.IterationProgress;
import org.epicentra.cli.mixture.ModelOptions;
import org.epicentra.cli.registry.LockOption;
import org.epicentra.cli.registry.PlaceOptions;
import org.epicentra.cli.vae.BlasOption;
import org.epicentra.cli.vae.EpochProgress;
import org.epicentra.cli.vae.ImageOptions;
import org.epicentra.cli.vae.NetworkOptions;
import org.epicentra.cli.vae.TrainCommand;
import org.epicentra.cli.vae.TrainingOptions;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Job;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.RetrainJob;
import org.epicentra.job.retrain.RunLimits;
import org.epicentra.job.retrain.RunResult;
import org.epicentra.job.retrain.mixture.MixtureKind;
import org.epicentra.job.retrain.vae.VaeKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code retrain}. */
@Command(
    name = "retrain",
    modelTransformer = Requirements.class,
    description = {
      "The nightly run: trains a challenger and promotes it if it is good enough.",
      "It checks the data, trains, compares the challenger with the champion on data that neither",
      "has seen, and publishes it. Exit code 0: promoted, or nothing new; 5: refused, the champion",
      "stays; 6: another run is active. status.json and metrics.prom are in ROOT/NAME."
    })
public final class RetrainCommand extends JobCommand<RunResult> {
  @Spec private CommandSpec spec;
  @Mixin private PlaceOptions registry;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "mixture",
      description =
          "mixture, with --catalog and --components; or vae, with --images. Default: "
              + "${DEFAULT-VALUE}.")
  private Kind kind;

  @Mixin private InputOptions catalog;
  @Mixin private ImageOptions images;
  @Mixin private WindowOptions window;
  @Mixin private RefitOptions refit;
  @Mixin private PromotionOptions promotion;

  @Option(
      names = "--dry-run",
      description = "Check the data and report what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--max-seconds",
      paramLabel = "N",
      description =
          "Give up after so many seconds, and leave the champion as it is; 0 for no limit. Default: ${DEFAULT-VALUE}.")
  private long maxSeconds;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Also write a page about the run, whatever its outcome; an earlier page there is "
              + "replaced, another file is not. A page that cannot be written is reported, and "
              + "changes neither outcome nor exit code.")
  private String report;

  @Mixin private LockOption lock;
  @Mixin private ModelOptions fit;
  @Mixin private SeedOption seed;
  @Mixin private TrainingOptions training;
  @Mixin private NetworkOptions network;
  @Mixin private BlasOption blas;
  @Mixin private GateOptions gates;

  private Runnable endProgress = () -> {};

  @Override
  protected Job<RunResult> job() {
    requireNone(kind == Kind.VAE ? Kind.MIXTURE : Kind.VAE);
    ModelKind chosen = kind == Kind.VAE ? autoencoder() : mixture();
    return new RetrainJob(
        caller(),
        registry.place(),
        chosen,
        promotion.rule(),
        new RunLimits(dryRun, maxSeconds, lock.expiry()),
        report);
  }

  private void requireNone(Kind other) {
    List<String> given = other.given(spec);
    if (!given.isEmpty()) {
      throw usageError(
          "--kind %s has no %s: with --kind %s only"
              .formatted(kind.label(), String.join(", ", given), other.label()));
    }
  }

  private MixtureKind mixture() {
    ComponentNumbers components = fit.components();
    if (!catalog.given() || components == null || components.largest() < 1) {
      throw usageError("--kind mixture needs --catalog PATH and --components K, 1 or more");
    }
    if (components.several()) {
      throw usageError(
          ("retrain takes one number of components, not %1$s: choose it once with 'cavi fit"
                  + " --components %1$s'")
              .formatted(components));
    }
    IterationProgress iterations = new IterationProgress(err(), fit.maxIterations());
    endProgress = iterations::close;
    return new MixtureKind(
        catalog.source(),
        fit.selection(catalog, this),
        fit.fit(seed, this),
        new MixtureKind.Plan(
            window.window(), refit.refit(), gates.eventLimits(window.minHoldout())),
        iterations);
  }

  private VaeKind autoencoder() {
    if (images.path() == null) {
      throw usageError("--kind vae needs --images PATH");
    }
    EpochProgress epochs = new EpochProgress(err());
    endProgress = epochs::close;
    return new VaeKind(
        images.path(),
        TrainCommand.options(this, training, seed, network, blas),
        new VaeKind.Plan(
            window.holdoutShare(), refit.refit(), gates.imageLimits(window.minHoldout())),
        epochs);
  }

  @Override
  protected void finished() {
    endProgress.run();
  }

  @Override
  protected void print(RunResult result, PrintWriter out) {
    new RunReport(result).print(out);
  }

  @Override
  protected ExitCode exitCode(RunResult result) {
    return result.exit();
  }
}
