package org.epicentra.cli.mixture;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.PredictJob;
import org.epicentra.job.mixture.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cavi predict}. */
@Command(
    name = "predict",
    description = {
      "Assigns the events of a catalog to the components of a model.",
      "Writes the catalog's columns with component, probability, log_density (log predictive density,",
      "nats), entropy (nats) and background after them. background is the probability of belonging to",
      "no component; where it is the greatest, component is -1."
    })
final class PredictCommand extends JobCommand<PredictJob.Result> {
  /** Printed where a column of strengths that is empty may be the wrong one. */
  static final String NO_STRENGTH =
      "NOTE: no event had a strength: the locations alone were scored";

  @Mixin private ModelApplicationOptions application;

  @Option(
      names = "--output",
      paramLabel = "PATH",
      required = true,
      description = "The folder to write Parquet to, or the CSV or GeoJSON file.")
  private String output;

  @Option(
      names = "--output-format",
      paramLabel = "NAME",
      description =
          "${COMPLETION-CANDIDATES}. Default: by the ending of --output, .csv, .geojson or .json; "
              + "otherwise parquet.")
  private TableFormat format;

  @Mixin private OutputOptions existing;

  @Option(
      names = "--responsibilities",
      description = "Also write the probability of every component, as an array.")
  private boolean responsibilities;

  @Override
  protected Job<PredictJob.Result> job() {
    return new PredictJob(
        application.application(this),
        output,
        format == null ? TableFormat.ofName(output) : format,
        existing.overwrite(),
        responsibilities);
  }

  @Override
  protected void print(PredictJob.Result result, PrintWriter out) {
    if (!result.strengths()) {
      out.println(NO_STRENGTH);
    }
    out.printf(Locale.ROOT, "%,d events%n", result.events());
    out.println("predictions  " + result.output());
  }
}
