package org.epicentra.cli;

import java.io.PrintWriter;
import org.epicentra.job.JobRunner;
import org.epicentra.job.RegistryPromoteJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry promote}. */
@Command(
    name = "promote",
    description = "Makes a version the champion, after comparing its files with their digests.")
final class RegistryPromoteCommand extends ResultCommand<RegistryPromoteJob.Result> {
  @Mixin private RegistryOptions registry;

  @Option(names = "--version", paramLabel = "N", required = true, description = "The version.")
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
