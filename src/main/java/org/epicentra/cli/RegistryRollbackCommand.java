package org.epicentra.cli;

import java.io.PrintWriter;
import org.epicentra.job.JobRunner;
import org.epicentra.job.RegistryPromoteJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry rollback}. */
@Command(
    name = "rollback",
    description = {
      "Makes the champion before this one the champion again.",
      "It needs neither Spark nor a network, and does not wait for a run."
    })
final class RegistryRollbackCommand extends ResultCommand<RegistryPromoteJob.Result> {
  @Mixin private RegistryOptions registry;

  @Option(
      names = "--version",
      paramLabel = "N",
      description =
          "The version to go back to; the last champion of a lower number where not given.")
  private Integer version;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "by hand",
      description = "The reason, for the record. Default: ${DEFAULT-VALUE}.")
  private String why;

  @Override
  RegistryPromoteJob.Result execute(String command) {
    return JobRunner.runLocal(
        command, new RegistryPromoteJob(registry.place(), version, command, why));
  }

  @Override
  void print(RegistryPromoteJob.Result result, PrintWriter out) {
    ChampionText.print(result, out);
  }
}
