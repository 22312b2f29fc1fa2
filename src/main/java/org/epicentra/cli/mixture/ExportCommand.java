package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.catalog.text.NumberText;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.job.Caller;
import org.epicentra.job.JobRunner;
import org.epicentra.job.export.ComponentExportJob;
import org.epicentra.job.export.EventExportJob;
import org.epicentra.job.export.ForecastExportJob;
import org.epicentra.job.export.ForecastSettings;
import org.epicentra.job.export.FormattedOutput;
import org.epicentra.job.export.GraphExportJob;
import org.epicentra.job.export.OutputFormat;
import org.epicentra.job.export.WrittenParts;
import org.epicentra.job.mixture.ModelApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavi export}. */
@Command(
    name = "export",
    description = {
      "Writes a model for other programs: QGIS, Google Earth, GMT, pandas, ONNX Runtime.",
      "The components are ellipses: where 95 %% of the epicentres of each fall, and where its centre",
      "lies with a probability of 95 %%. With --catalog its events are written too, each with its",
      "component. csv is one table: the components, or with --catalog the events. onnx is the model",
      "itself, a graph that computes what 'cavi predict' does."
    })
final class ExportCommand extends ResultCommand<WrittenParts> {
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
  private OutputFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "The file to write.")
  private String path;

  @Mixin private OutputOptions existing;
  @Mixin private OptionalCatalogOptions catalog;

  @Option(
      names = "--days",
      paramLabel = "NUMBER",
      description = "For csep: the length of the forecast.")
  private Double days;

  @Option(
      names = "--max-magnitude",
      paramLabel = "NUMBER",
      description =
          "For csep: the magnitude that its bins reach to. Default: the greatest of the catalog, "
              + "and 1.")
  private Double maximum;

  @Override
  protected WrittenParts execute(Caller caller) {
    FormattedOutput output = new FormattedOutput(path, format, existing.overwrite());
    boolean forecast = format == OutputFormat.CSEP;
    if (!forecast && (days != null || maximum != null)) {
      throw usageError("--days and --max-magnitude are for --format csep");
    }
    if (forecast && days == null) {
      throw usageError("--format csep needs --days, the length of the forecast");
    }
    if (format == OutputFormat.ONNX && catalog.given()) {
      throw usageError("--format onnx is of the model alone: leave --catalog out");
    }
    if (!catalog.given() && catalog.selects()) {
      throw usageError(
          "--catalog-format, --column, --where, --event-type and --strength are of --catalog: "
              + "give it, or leave them out");
    }
    if (format == OutputFormat.ONNX) {
      return JobRunner.runLocal(caller, new GraphExportJob(model, output));
    }
    if (!catalog.given()) {
      return JobRunner.runLocal(caller, new ComponentExportJob(model, output));
    }
    ModelApplication application = catalog.application(model);
    return JobRunner.run(
        caller,
        forecast
            ? new ForecastExportJob(application, output, new ForecastSettings(days, maximum))
            : new EventExportJob(application, output));
  }

  @Override
  protected void print(WrittenParts result, PrintWriter out) {
    if (result.components() != null) {
      out.printf(Locale.ROOT, "%,d components%n", result.components());
    }
    if (result.withoutOutline() != null && result.withoutOutline() > 0) {
      out.printf(
          Locale.ROOT,
          "NOTE: outlines left out, since they would reach around the Earth: %,d%n",
          result.withoutOutline());
    }
    if (result.events() != null) {
      out.printf(Locale.ROOT, "%,d events%n", result.events());
    }
    WrittenParts.Forecast forecast = result.forecast();
    if (forecast != null) {
      ForecastText.print(
          out, forecast.eventsAbove(), forecast.completeness(), forecast.b(), forecast.warnings());
      out.printf(
          Locale.ROOT,
          "%.3f expected in %s days, in %,d cells and %,d bins of magnitude%n",
          forecast.expectedEvents(),
          NumberText.plain(forecast.days()),
          forecast.cells(),
          forecast.magnitudes());
    }
    out.println(result.format() + "  " + result.output());
  }
}
