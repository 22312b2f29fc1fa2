package org.epicentra.job.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.export.FeatureFormat;
import org.epicentra.export.FeatureWriter;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * What an export is written to.
 *
 * @param path of the file
 * @param format of it
 * @param overwrite whether an existing one is to be replaced
 */
public record ExportOutput(String path, ExportFormat format, boolean overwrite) {
  private static final int BUFFER = 1 << 16;

  /** What writes to a file. */
  interface Content<R> {
    R write(FeatureWriter writer) throws IOException;
  }

  OutputTarget target(List<String> inputs) {
    return new OutputTarget(path, OutputKind.FILE, overwrite, inputs);
  }

  /**
   * @throws BadInputException when the format needs longitudes and latitudes, which the model has
   *     none of
   */
  void requireGeography(Projection projection) {
    if (format.isGeographic() && !projection.hasGeography()) {
      throw new BadInputException(
          "%s %s is made of longitudes and latitudes, and the model was fitted to plain coordinates (%s none): export it as csv"
              .formatted(Setting.named("format"), format, Setting.named("projection")));
    }
  }

  /** Writes layers to a file that does not exist yet. */
  <R> R write(Path file, Configuration hadoop, Content<R> content) {
    try (FeatureWriter writer = writer(file, hadoop)) {
      return content.write(writer);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  private FeatureWriter writer(Path file, Configuration hadoop) throws IOException {
    return FeatureFormat.valueOf(format.name())
        .writer(new BufferedOutputStream(create(file, hadoop), BUFFER));
  }

  static OutputStream create(Path file, Configuration hadoop) throws IOException {
    return file.getFileSystem(hadoop).create(file, false);
  }
}
