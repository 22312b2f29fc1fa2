package org.epicentra.cli.registry;

import java.io.PrintWriter;
import java.time.Duration;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.job.Caller;
import org.epicentra.job.JobRunner;
import org.epicentra.job.registry.PruneJob;
import org.epicentra.registry.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry prune}. */
@Command(
    name = "prune",
    description = {
      "Deletes old versions; the champion, the newest, and those to go back to are kept.",
      "To go back to are the one a rollback goes to, and the one that was in use before."
    })
final class PruneCommand extends ResultCommand<PruneJob.Result> {
  @Mixin private PlaceOptions registry;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "30",
      description = "Keep so many of the newest versions. Default: ${DEFAULT-VALUE}.")
  private int keep;

  @Option(
      names = "--older-than",
      paramLabel = "TIME",
      defaultValue = "0d",
      description = "Delete only what is older, such as 90d. Default: ${DEFAULT-VALUE}, any age.")
  private Duration olderThan;

  @Option(names = "--dry-run", description = "Tell what would be deleted, and delete nothing.")
  private boolean dryRun;

  @Mixin private LockOption lock;

  @Override
  protected PruneJob.Result execute(Caller caller) {
    return JobRunner.runLocal(
        caller,
        new PruneJob(registry.place(), new Retention(keep, olderThan), dryRun, lock.expiry()));
  }

  @Override
  protected void print(PruneJob.Result result, PrintWriter out) {
    out.printf(
        "%s %d versions%s; %d are kept%n",
        result.dryRun() ? "would delete" : "deleted",
        result.deleted().size(),
        result.deleted().isEmpty() ? "" : " " + result.deleted(),
        result.kept());
  }
}
