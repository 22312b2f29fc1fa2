package org.epicentra.cli.registry;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.cli.command.OutputOptions;
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

  @Option(
      names = "--card",
      paramLabel = "FILE",
      description =
          "Write a model card of the version: a page where the name ends in .html, Markdown where "
              + "it ends in .md.")
  private String card;

  @Option(
      names = "--mlflow",
      paramLabel = "DIR",
      description =
          "Write the version as a model of MLflow's: its ONNX graph, MLmodel and conda.yaml in a "
              + "folder that mlflow.pyfunc loads.")
  private String mlflow;

  @Mixin private OutputOptions output;

  @Override
  protected LocalJob<ShowJob.Result> job() {
    return new ShowJob(registry.place(), version, card, mlflow, output.overwrite());
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
    if (result.card() != null) {
      out.println("card      " + result.card());
    }
    if (result.mlflow() != null) {
      out.println("mlflow    " + result.mlflow());
    }
    if (result.card() != null || result.mlflow() != null) {
      return;
    }
    out.println();
    out.println(JsonFiles.text(result.manifest()));
  }
}
