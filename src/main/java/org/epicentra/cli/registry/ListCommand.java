package org.epicentra.cli.registry;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.LocalJob;
import org.epicentra.job.registry.ListJob;
import org.epicentra.job.registry.ListNamesJob;
import org.epicentra.job.registry.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry list}. */
@Command(
    name = "list",
    description = {
      "Lists the versions of a model, and which of them is in use.",
      "Without --name it lists the names in the registry, with the champion of each."
    })
final class ListCommand extends LocalJobCommand<Record> {
  @Mixin private RootOption registry;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The model's name: a folder in ROOT. Default: all names.")
  private String name;

  @Override
  protected LocalJob<Record> job() {
    return name == null
        ? new ListNamesJob(registry.root())::run
        : new ListJob(new Place(registry.root(), name))::run;
  }

  @Override
  protected void print(Record result, PrintWriter out) {
    if (result instanceof ListNamesJob.Result names) {
      print(names, out);
    } else {
      print((ListJob.Result) result, out);
    }
  }

  private static void print(ListNamesJob.Result result, PrintWriter out) {
    TextTable table = new TextTable("name", "versions", "newest", "champion");
    for (ListNamesJob.Line line : result.names()) {
      table.add(
          line.name(),
          String.valueOf(line.versions()),
          String.valueOf(line.newest()),
          shown(line.champion()));
    }
    table.print(out);
    out.println(result.root());
  }

  private static void print(ListJob.Result result, PrintWriter out) {
    TextTable table = new TextTable("version", "", "created", "kind", "parent", "bytes", "");
    for (ListJob.Line line : result.versions()) {
      table.add(
          String.valueOf(line.version()),
          line.champion() ? "champion" : line.hasBeenChampion() ? "was champion" : "",
          shown(line.created()),
          shown(line.kind()),
          shown(line.parent()),
          line.bytes() == null ? "-" : String.format(Locale.ROOT, "%,d", line.bytes()),
          line.damage() != null ? "DAMAGED" : line.promoted() ? "promoted" : "refused");
    }
    table.print(out);
    for (ListJob.Line line : result.versions()) {
      if (line.damage() != null) {
        out.println("DAMAGED: " + line.damage());
      }
    }
    result.problems().forEach(problem -> out.println("DAMAGED: " + problem));
    out.println(result.folder());
  }

  private static String shown(Object value) {
    return value == null ? "-" : value.toString();
  }
}
