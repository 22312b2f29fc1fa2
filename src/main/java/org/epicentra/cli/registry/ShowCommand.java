package org.epicentra.cli.registry;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.job.LocalJob;
import org.epicentra.job.registry.ShowJob;
import org.epicentra.storage.JsonFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry show}. */
@Command(name = "show", description = "Shows what is known about a version: its manifest.")
final class ShowCommand extends LocalJobCommand<ShowJob.Result> {
  @Mixin private PlaceOptions registry;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "The version. Default: the champion.")
  private Integer version;

  @Override
  protected LocalJob<ShowJob.Result> job() {
    return new ShowJob(registry.place(), version);
  }

  @Override
  protected void print(ShowJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "version   %d%s%n",
        result.version(),
        result.champion() ? ", the champion" : "");
    out.println("model     " + result.model());
    out.println("decision  " + result.manifest().decision().why());
    result
        .promotions()
        .forEach(
            (number, champion) ->
                out.printf(
                    Locale.ROOT,
                    "promoted  %s by %s: %s%n",
                    champion.at(),
                    champion.by(),
                    champion.why()));
    out.println();
    out.println(JsonFiles.text(result.manifest()));
  }
}
