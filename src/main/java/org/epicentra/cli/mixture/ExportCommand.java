package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.job.Caller;
import org.epicentra.job.JobRunner;
import org.epicentra.job.export.ComponentExportJob;
import org.epicentra.job.export.EventExportJob;
import org.epicentra.job.export.ExportFormat;
import org.epicentra.job.export.ExportOutput;
import org.epicentra.job.export.ExportResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavi export}. */
@Command(
    name = "export",
    description = {
      "Writes a model for other programs: QGIS, Google Earth, GMT, pandas.",
      "The components are ellipses: where 95 %% of the epicentres of each fall, and where its centre",
      "lies with a probability of 95 %%. With --catalog its events are written too, each with its",
      "component. csv is one table: the components, or with --catalog the events."
    })
final class ExportCommand extends ResultCommand<ExportResult> {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder of a model of 'cavi fit'.")
  private String model;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      required = true,
      description = "The format to write: ${COMPLETION-CANDIDATES}.")
  private ExportFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "The file to write.")
  private String path;

  @Mixin private OutputOptions existing;
  @Mixin private ExportCatalogOptions catalog;

  @Override
  protected ExportResult execute(Caller caller) {
    ExportOutput output = new ExportOutput(path, format, existing.overwrite());
    return catalog.given()
        ? JobRunner.run(caller, new EventExportJob(catalog.application(model), output))
        : JobRunner.runLocal(caller, new ComponentExportJob(model, output));
  }

  @Override
  protected void print(ExportResult result, PrintWriter out) {
    if (result.components() != null) {
      out.printf(Locale.ROOT, "%,d components%n", result.components());
    }
    if (result.withoutOutline() != null && result.withoutOutline() > 0) {
      out.printf(
          Locale.ROOT,
          "NOTE: %,d outlines would reach around the Earth and were left out%n",
          result.withoutOutline());
    }
    if (result.events() != null) {
      out.printf(Locale.ROOT, "%,d events%n", result.events());
    }
    out.println(result.format() + "  " + result.output());
  }
}
