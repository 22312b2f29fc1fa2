package org.epicentra.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.report.ChartPng;
import org.epicentra.report.ReportChart;
import org.epicentra.spark.AtomicOutput;
import org.epicentra.spark.OutputKind;
import org.epicentra.spark.OutputTarget;

/**
 * Where charts are written, as one PNG.
 *
 * @param path of the file
 * @param overwrite whether a file that is there is replaced
 */
public record ChartOutput(String path, boolean overwrite) {
  /**
   * The file as what a job declares.
   *
   * @param inputs paths that the job reads
   */
  OutputTarget target(List<String> inputs) {
    return new OutputTarget(path, OutputKind.PICTURE, overwrite, inputs);
  }

  /** Draws the charts and puts the file in its place. */
  void write(List<? extends ReportChart> charts, AtomicOutput output, Configuration hadoop) {
    try {
      try (OutputStream out = output.stage().getFileSystem(hadoop).create(output.stage(), false)) {
        ChartPng.write(charts, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw new BadInputException(e.getMessage(), e);
    }
    output.commit();
  }
}
