package org.epicentra.cli.registry;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.LocalJob;
import org.epicentra.job.registry.ListJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry list}. */
@Command(name = "list", description = "Lists the versions of a model, and which of them is in use.")
final class ListCommand extends LocalJobCommand<ListJob.Result> {
  @Mixin private PlaceOptions registry;

  @Override
  protected LocalJob<ListJob.Result> job() {
    return new ListJob(registry.place());
  }

  @Override
  protected void print(ListJob.Result result, PrintWriter out) {
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
