package org.epicentra.job.picture;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.picture.ImageGrid;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * The output that images are written to.
 *
 * @param path of the file or folder
 * @param format of the images
 * @param perRow images in a row of a grid, at least 1
 * @param overwrite whether to replace an existing output
 */
public record ImageOutput(String path, ImageFormat format, int perRow, boolean overwrite) {
  /** Images in a row of a grid where nothing else is asked for. */
  public static final int PER_ROW = ImageGrid.PER_ROW;

  /**
   * Checks the range.
   *
   * @throws BadInputException when there would be no image in a row
   */
  public ImageOutput {
    if (perRow < 1) {
      throw new BadInputException(Setting.mustBe("perRow", perRow, "1 or more"));
    }
  }

  /**
   * The output as a job declares it.
   *
   * @param inputs paths that the job reads
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
