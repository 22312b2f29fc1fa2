package org.epicentra.cli.vae;

import org.epicentra.cli.command.OutputOptions;
import org.epicentra.job.picture.ImageFormat;
import org.epicentra.job.picture.ImageOutput;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for where and how images are written. */
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
          "grid (one PNG), png (a folder with one PNG per image) or parquet. Default: parquet for "
              + "names in .parquet, grid for .png, else png.")
  private ImageFormat format;

  @Option(
      names = "--per-row",
      paramLabel = "N",
      description = "Images in a row of the grid. Default: " + ImageOutput.PER_ROW + ".")
  private Integer perRow;

  @Mixin private OutputOptions output;

  /**
   * The output.
   *
   * @param usualPerRow images in a row unless the user names a number
   */
  ImageOutput output(int usualPerRow) {
    ImageFormat chosen = format == null ? ImageFormat.ofName(path) : format;
    return new ImageOutput(path, chosen, perRow == null ? usualPerRow : perRow, output.overwrite());
  }
}
