package org.epicentra.job.picture;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * Where images are written.
 *
 * @param path the file or folder
 * @param perRow images in a row of a grid, at least 1
 * @param overwrite whether an existing output is to be replaced
 */
public record ImageOutput(String path, ImageFormat format, int perRow, boolean overwrite) {
  /**
   * @throws BadInputException when there would be no image in a row
   */
  public ImageOutput {
    if (perRow < 1) {
      throw new BadInputException("--per-row is " + perRow + "; it must be 1 or more");
    }
  }

  /**
   * @param inputs paths that the command reads
   */
  public OutputTarget target(List<String> inputs) {
    OutputKind kind =
        switch (format) {
          case GRID -> OutputKind.PICTURE;
          case PNG -> OutputKind.IMAGES;
          case PARQUET -> OutputKind.TABLE;
        };
    return new OutputTarget(path, kind, overwrite, inputs);
  }
}
