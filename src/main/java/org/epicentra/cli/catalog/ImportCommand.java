package org.epicentra.cli.catalog;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.epicentra.ControlCharacters;
import org.epicentra.catalog.EventTypes;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.command.TextTable;
import org.epicentra.job.Job;
import org.epicentra.job.catalog.ImportJob;
import org.epicentra.spark.catalog.ImportCounts;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.records.ReadCounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code catalog import}. */
@Command(
    name = "import",
    description = {
      "Imports raw catalog files as clean Parquet, sorted by time, in folders by year.",
      "Every record is checked; unusable ones are counted by reason, and written out with",
      "--rejects. Of the records of an event (same id, source, time and place) the one",
      "updated last is kept."
    })
final class ImportCommand extends JobCommand<ImportJob.Result> {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files, compressed or not, folders, or globs; formats may be mixed.")
  private List<String> paths;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder for the catalog.")
  private String target;

  @Mixin private SourceOptions sourceOptions;

  @Option(
      names = "--rejects",
      paramLabel = "DIR",
      description = "Write rejected records there as Parquet: file, position, line, reason, value.")
  private String rejects;

  @Option(
      names = "--event-type",
      paramLabel = "TYPE",
      split = ",",
      defaultValue = EventTypes.EARTHQUAKE,
      description = {
        "The event types to keep, or all. Default: ${DEFAULT-VALUE}.",
        "An event without a type counts as an earthquake."
      })
  private List<String> eventTypes;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The value of the column source, instead of the file's own.")
  private String source;

  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      defaultValue = "" + ImportJob.MAX_REJECTED,
      description = {
        "Publish nothing and exit with 3 where more than this share of all records is rejected,",
        "0 to 1; the rejects are written all the same. Default: ${DEFAULT-VALUE}. 1 takes all."
      })
  private double maxRejected;

  @Mixin private OutputOptions output;

  @Override
  protected Job<ImportJob.Result> job() {
    Map<String, String> columns = new LinkedHashMap<>(sourceOptions.columns());
    if (source != null && columns.put("source", literal(source)) != null) {
      throw usageError("--source and --column source=... contradict each other: give one of them");
    }
    CatalogSource catalog = new CatalogSource(paths, sourceOptions.format(), columns);
    return new ImportJob(catalog, eventTypes, target, rejects, output.overwrite(), maxRejected);
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  protected Object json(ImportJob.Result result) {
    return result.worded(caller().wording());
  }

  @Override
  protected void print(ImportJob.Result result, PrintWriter out) {
    ImportCounts counts = result.counts();
    out.printf(
        Locale.ROOT,
        "%,d of %,d records are events of the catalog, %s to %s (%.1f s)%n",
        counts.events(),
        counts.read(),
        counts.firstTime(),
        counts.lastTime(),
        result.seconds());
    result.warnings().forEach(warning -> out.println("WARNING: " + warning));
    print(result.lines(), out);
    print("rejected", counts.rejected(), out);
    result.worded(caller().wording()).hints().forEach(hint -> out.println("hint: " + hint));
    print("duplicates left out", counts.duplicates(), out);
    print("other event types left out", counts.otherTypes(), out);
    print("among the events", counts.notes(), out);
    result
        .renamed()
        .forEach(
            (from, to) ->
                out.println(ControlCharacters.escaped("column '" + from + "' is kept as " + to)));
    out.println("catalog  " + ControlCharacters.escaped(result.output()));
    if (result.rejects() != null) {
      out.println("rejects  " + ControlCharacters.escaped(result.rejects()));
    } else if (counts.rejectedRecords() > 0) {
      out.println("To see the rejected records, import again with --rejects DIR");
    }
  }

  /** Every line of the files, in one of the counts. */
  private static void print(ReadCounts read, PrintWriter out) {
    if (read.lines() > 0) {
      out.printf(
          Locale.ROOT,
          "%,d lines: %,d of headers, %,d comments, %,d blank, %,d of %,d records%n",
          read.lines(),
          read.headers(),
          read.comments(),
          read.blank(),
          read.recordLines(),
          read.records());
    }
  }

  private static void print(String title, Map<String, Long> counts, PrintWriter out) {
    if (!counts.isEmpty()) {
      TextTable table = new TextTable("records", title);
      counts.forEach(
          (what, records) -> table.add(String.format(Locale.ROOT, "%,d", records), what));
      table.print(out);
    }
  }
}
