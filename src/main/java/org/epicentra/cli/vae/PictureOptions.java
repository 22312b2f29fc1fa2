package org.epicentra.cli.vae;

import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.picture.ImageFormat;
import org.epicentra.job.picture.ImageOutput;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where images are written, and how. */
final class PictureOptions {
  @Option(
      names = "--output",
      paramLabel = "PATH",
      required = true,
      description = "The file or folder to write.")
  private String path;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "grid (one PNG), png (a folder with a PNG each) or parquet. Default: from the name of the "
              + "output: grid for .png, parquet for .parquet, else png.")
  private ImageFormat format;

  @Option(
      names = "--per-row",
      paramLabel = "N",
      description = "Images in a row of the grid. Default: 8.")
  private Integer perRow;

  @Mixin private OutputOptions output;

  /**
   * @param usualPerRow images in a row where the user does not say
   */
  ImageOutput output(int usualPerRow) {
    ImageFormat chosen = format == null ? ImageFormat.ofName(path) : format;
    return new ImageOutput(path, chosen, perRow == null ? usualPerRow : perRow, output.overwrite());
  }
}
