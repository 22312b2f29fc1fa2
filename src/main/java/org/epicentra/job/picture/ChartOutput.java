package org.epicentra.job.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.picture.ChartPng;
import org.epicentra.picture.ReportChart;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * The PNG file that charts are written to.
 *
 * @param path of the file
 * @param overwrite whether to replace an existing file
 */
public record ChartOutput(String path, boolean overwrite) {
  /**
   * The file as an output that a job declares.
   *
   * @param inputs paths that the job reads
   */
  public OutputTarget target(List<String> inputs) {
    return new OutputTarget(path, OutputKind.PICTURE, overwrite, inputs);
  }

  /**
   * Draws the charts and commits the output.
   *
   * @throws BadInputException when this machine has no fonts
   */
  public void write(List<? extends ReportChart> charts, AtomicOutput output, Configuration hadoop) {
    try {
      try (OutputStream out = output.stage().getFileSystem(hadoop).create(output.stage(), false)) {
        ChartPng.write(charts, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
    output.commit();
  }
}
