package org.epicentra.cli.registry;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.job.LocalJob;
import org.epicentra.job.registry.PromoteJob;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names the champion by hand; the subclasses say which version it is. */
abstract class ChampionCommand extends LocalJobCommand<PromoteJob.Result> {
  @Mixin private PlaceOptions registry;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "by hand",
      description = "The reason, for the record. Default: ${DEFAULT-VALUE}.")
  private String why;

  /** The version's number; null for the champion before this one. */
  abstract Integer version();

  @Override
  protected final LocalJob<PromoteJob.Result> job() {
    return new PromoteJob(registry.place(), version(), caller().command(), why);
  }

  @Override
  protected final void print(PromoteJob.Result result, PrintWriter out) {
    if (!result.changed()) {
      out.printf(Locale.ROOT, "version %d is the champion already%n", result.champion());
    } else if (result.before() == null || result.before() == result.champion()) {
      out.printf(Locale.ROOT, "version %d is the champion%n", result.champion());
    } else {
      out.printf(
          Locale.ROOT,
          "version %d is the champion; it was version %d%n",
          result.champion(),
          result.before());
    }
    out.println("model  " + result.model());
  }
}
