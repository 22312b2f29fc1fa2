package org.epicentra.cli.registry;

import java.io.PrintWriter;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.job.Caller;
import org.epicentra.job.JobRunner;
import org.epicentra.job.registry.ShowJob;
import org.epicentra.storage.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry show}. */
@Command(name = "show", description = "Shows what is known of a version: its manifest.")
final class ShowCommand extends ResultCommand<ShowJob.Result> {
  @Mixin private PlaceOptions registry;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "The version; the champion where not given.")
  private Integer version;

  @Override
  protected ShowJob.Result execute(Caller caller) {
    return JobRunner.runLocal(caller, new ShowJob(registry.place(), version));
  }

  @Override
  protected void print(ShowJob.Result result, PrintWriter out) {
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
    out.println(JsonFiles.text(result.manifest()));
  }
}
