package org.epicentra.cli.catalog;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.epicentra.catalog.SyntheticAttributes;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.Job;
import org.epicentra.job.catalog.GenerateJob;
import org.epicentra.spark.catalog.synthetic.SyntheticTruth;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code catalog generate}. */
@Command(
    name = "generate",
    description = {
      "Writes a synthetic catalog drawn from the mixture, and its truth in truth.json beside it.",
      "",
      "Beside the usual columns of a catalog, each event has its count in the column strength and",
      "the number of its component, -1 for the background, in true_component."
    })
final class GenerateCommand extends JobCommand<GenerateJob.Result> {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the catalog; truth.json goes to the folder that holds it.")
  private String output;

  @Mixin private OutputOptions outputOptions;

  @Option(names = "--rows", paramLabel = "N", required = true, description = "Number of events.")
  private long rows;

  @ArgGroup(multiplicity = "1")
  private Truth truth;

  @Mixin private SyntheticTruthOptions truthOptions;

  @Option(
      names = "--missing-strength",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of events without a strength. Default: ${DEFAULT-VALUE}.")
  private double missingStrength;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      defaultValue = "2000-01-01",
      description = "First day, UTC. Default: ${DEFAULT-VALUE}.")
  private LocalDate start;

  @Option(
      names = "--end",
      paramLabel = "DATE",
      defaultValue = "2020-01-01",
      description = "Day after the last, UTC. Default: ${DEFAULT-VALUE}.")
  private LocalDate end;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed and options give the same catalog. Default: ${DEFAULT-VALUE}.")
  private long seed;

  /** Where the parameters come from. */
  private static final class Truth {
    @Option(
        names = "--components",
        paramLabel = "K",
        required = true,
        description = "Draw the parameters of K components; this, or --truth.")
    private Integer components;

    @Option(
        names = "--truth",
        paramLabel = "FILE.json",
        required = true,
        description = {
          "Take the parameters from a file such as this command writes: rates, centres, projection, "
              + "tau or covariances; pi, dispersion, zeroTruncated, background and locationError "
              + "if the model has them; this, or --components."
        })
    private String file;
  }

  @Override
  protected Job<GenerateJob.Result> job() {
    SyntheticAttributes attributes =
        new SyntheticAttributes(
            seed,
            rows,
            start.atStartOfDay(ZoneOffset.UTC).toInstant(),
            end.atStartOfDay(ZoneOffset.UTC).toInstant(),
            missingStrength);
    SyntheticTruth.Settings settings =
        truth.components == null ? null : truthOptions.settings(truth.components);
    return new GenerateJob(output, outputOptions.overwrite(), truth.file, settings, attributes);
  }

  @Override
  protected void print(GenerateJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d events of %d components in %d-D, %.1f s%ncatalog  %s%ntruth    %s%n",
        result.rows(),
        result.components(),
        result.dimension(),
        result.seconds(),
        result.catalog(),
        result.truth());
  }
}
