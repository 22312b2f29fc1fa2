package org.epicentra.cli.registry;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.job.LocalJob;
import org.epicentra.job.registry.PruneJob;
import org.epicentra.registry.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry prune}. */
@Command(
    name = "prune",
    description = {
      "Deletes old versions, but never the champion or the newest.",
      "It also keeps the version that a rollback returns to, and the one in use before the champion."
    })
final class PruneCommand extends LocalJobCommand<PruneJob.Result> {
  @Mixin private PlaceOptions registry;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "" + Retention.KEEP,
      description = "How many of the newest versions to keep. Default: ${DEFAULT-VALUE}.")
  private int keep;

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      description = "Delete only versions older than this, such as 90d. Default: any age.")
  private Duration olderThan = Duration.ZERO;

  @Option(names = "--dry-run", description = "Report what would be deleted, and delete nothing.")
  private boolean dryRun;

  @Mixin private LockOption lock;

  @Override
  protected LocalJob<PruneJob.Result> job() {
    return new PruneJob(registry.place(), new Retention(keep, olderThan), dryRun, lock.expiry());
  }

  @Override
  protected void print(PruneJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s %s%s; %d kept%n",
        result.dryRun() ? "would delete" : "deleted",
        result.deleted().size() == 1 ? "1 version" : result.deleted().size() + " versions",
        result.deleted().isEmpty() ? "" : " " + result.deleted(),
        result.kept());
  }
}
