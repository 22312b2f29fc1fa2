package org.epicentra.cli.vae;

import java.io.PrintWriter;
import java.util.Locale;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.Job;
import org.epicentra.job.vae.ImportJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code vae import}. */
@Command(
    name = "import",
    description = {
      "Checks images and writes them as Parquet.",
      "The other vae commands read the same formats themselves; Parquet is for clusters, where"
          + " each",
      "task then reads its share."
    })
final class ImportCommand extends JobCommand<ImportJob.Result> {
  @Parameters(
      paramLabel = "PATH",
      description =
          "IDX, gzipped or not; Parquet whose column image, or only suitable column, holds arrays, "
              + "vectors or bytes; or a folder of PNG.")
  private String path;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to.")
  private String target;

  @Mixin private OutputOptions output;

  @Override
  protected Job<ImportJob.Result> job() {
    return new ImportJob(path, target, output.overwrite());
  }

  @Override
  protected void print(ImportJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d images of %d x %d pixels (%.1f s)%n",
        result.rows(),
        result.width(),
        result.height(),
        result.seconds());
    out.println("images  " + result.output());
  }
}
