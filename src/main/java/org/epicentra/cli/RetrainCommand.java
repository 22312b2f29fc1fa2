package org.epicentra.cli;

import java.io.PrintWriter;
import org.epicentra.job.ExitCode;
import org.epicentra.job.FitOptions;
import org.epicentra.job.Job;
import org.epicentra.job.retrain.MixtureRetrain;
import org.epicentra.job.retrain.RetrainJob;
import org.epicentra.job.retrain.RetrainResult;
import org.epicentra.job.retrain.RunLimits;
import org.epicentra.spark.SelectionOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retrain}. */
@Command(
    name = "retrain",
    description = {
      "The nightly run: checks the data, trains a challenger, compares it with the champion on data",
      "that neither has seen, publishes it, and promotes it if it is good enough.",
      "Exit code 0: promoted, or nothing new; 5: refused, the champion stays; 6: another run is",
      "at work. status.json and metrics.prom are in ROOT/NAME."
    })
final class RetrainCommand extends JobCommand<RetrainResult> {
  @Mixin private RegistryOptions registry;
  @Mixin private CatalogOptions catalog;
  @Mixin private WindowOptions window;
  @Mixin private RefitOptions refit;
  @Mixin private PromotionOptions promotion;

  @Option(
      names = "--dry-run",
      description = "Look at the data and tell what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--max-seconds",
      paramLabel = "N",
      defaultValue = "0",
      description = "Give up after so long, and leave the champion; 0 for never. Default: 0.")
  private long maxSeconds;

  @Mixin private LockOption lock;
  @Mixin private AscentOptions ascent;
  @Mixin private SeedOption seed;
  @Mixin private EventOptions events;
  @Mixin private ProjectionOption projection;
  @Mixin private PriorOptions prior;
  @Mixin private GateOptions gates;

  private IterationProgress progress;

  @Override
  Job<RetrainResult> job() {
    progress = new IterationProgress(err(), ascent.maxIterations());
    SelectionOptions selection =
        new SelectionOptions(
            catalog.where(),
            catalog.eventTypes(),
            events.strength(),
            events.weight(),
            projection.name(),
            events.coordinates(this));
    MixtureRetrain kind =
        new MixtureRetrain(
            catalog.source(),
            selection,
            new FitOptions(
                ascent.settings(seed.seed()), prior.specification(this), ascent.centresFile()),
            new MixtureRetrain.Plan(window.window(), refit.refit(), gates.limits()),
            progress);
    return new RetrainJob(
        registry.place(), kind, promotion.rule(), new RunLimits(dryRun, maxSeconds, lock.expiry()));
  }

  @Override
  void finished() {
    if (progress != null) {
      progress.close();
    }
  }

  @Override
  void print(RetrainResult result, PrintWriter out) {
    new RetrainReport(result).print(out);
  }

  @Override
  ExitCode exitCode(RetrainResult result) {
    return result.exit();
  }
}
