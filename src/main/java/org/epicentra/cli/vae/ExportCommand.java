package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.job.Caller;
import org.epicentra.job.JobRunner;
import org.epicentra.job.vae.ExportJob;
import org.epicentra.onnx.AutoencoderGraph.Part;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code vae export}. */
@Command(
    name = "export",
    description = {
      "Writes a model for other programs: an ONNX graph, for ONNX Runtime and its like.",
      "An encoder takes rows and gives mean and log_variance of z, a decoder takes z and gives the",
      "probabilities of pixels or the means of numbers, an autoencoder does both and gives the bound",
      "of each row."
    })
final class ExportCommand extends ResultCommand<ExportJob.Result> {
  /** The formats: one so far. */
  enum Format {
    ONNX;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder of a model from 'vae train'.")
  private String model;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "onnx",
      description = "The format to write: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--part",
      paramLabel = "NAME",
      defaultValue = "autoencoder",
      description = "What to write: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Part part;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "The file to write.")
  private String path;

  @Mixin private OutputOptions existing;

  @Override
  protected ExportJob.Result execute(Caller caller) {
    return JobRunner.runLocal(caller, new ExportJob(model, part, path, existing.overwrite()));
  }

  @Override
  protected void print(ExportJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s of %,d inputs and %,d numbers of z (%s)%n",
        result.part(),
        result.inputs(),
        result.codes(),
        InputWords.of(result.columns(), result.binarize()).how());
    out.println(format + "  " + result.output());
  }
}
