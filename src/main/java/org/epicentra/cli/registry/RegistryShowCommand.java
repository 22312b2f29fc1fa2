package org.epicentra.cli.registry;

import java.io.PrintWriter;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.job.JobResult;
import org.epicentra.job.JobRunner;
import org.epicentra.job.registry.RegistryShowJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry show}. */
@Command(name = "show", description = "Shows what is known of a version: its manifest.")
final class RegistryShowCommand extends ResultCommand<RegistryShowJob.Result> {
  @Mixin private RegistryOptions registry;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "The version; the champion where not given.")
  private Integer version;

  @Override
  protected RegistryShowJob.Result execute(String command) {
    return JobRunner.runLocal(command, new RegistryShowJob(registry.place(), version));
  }

  @Override
  protected void print(RegistryShowJob.Result result, PrintWriter out) {
    out.printf("version   %d%s%n", result.version(), result.champion() ? ", the champion" : "");
    out.println("model     " + result.model());
    out.println("decision  " + result.manifest().decision().why());
    result
        .promotions()
        .forEach(
            (number, champion) ->
                out.printf(
                    "promoted  %s by %s: %s%n", champion.at(), champion.by(), champion.why()));
    out.println();
    out.println(JobResult.json(result.manifest()));
  }
}
