package org.epicentra.job.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.export.FeatureWriter;
import org.epicentra.export.GeoPackageFeatures;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * What an export is written to.
 *
 * @param path of the file
 * @param format of it
 * @param overwrite whether an existing one is to be replaced
 */
public record FormattedOutput(String path, OutputFormat format, boolean overwrite) {
  private static final int BUFFER = 1 << 16;

  /** What writes to a file. */
  interface Content<R> {
    R write(FeatureWriter writer) throws IOException;
  }

  OutputTarget target(List<String> inputs) {
    OutputKind kind = format == OutputFormat.GEOPARQUET ? OutputKind.TABLE : OutputKind.FILE;
    return new OutputTarget(path, kind, overwrite, inputs);
  }

  /**
   * @throws BadInputException when the format needs longitudes and latitudes, which the model has
   *     none of
   */
  void requireGeography(ModelFolder model) {
    if (format.isGeographic()) {
      model.requireGeography(Setting.named("format") + " " + format, "export it as csv");
    }
  }

  /**
   * Writes layers to a file that does not exist yet.
   *
   * @param changed when the model was, for formats that say so
   */
  <R> R write(Path file, Configuration hadoop, Instant changed, Content<R> content) {
    try {
      if (format == OutputFormat.GEOPACKAGE) {
        return writeGeoPackage(file, hadoop, changed, content);
      }
      OutputStream out = file.getFileSystem(hadoop).create(file, false);
      try (FeatureWriter writer = format.features().writer(new BufferedOutputStream(out, BUFFER))) {
        return content.write(writer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }

  /** SQLite writes to files of this machine alone. */
  private static <R> R writeGeoPackage(
      Path file, Configuration hadoop, Instant changed, Content<R> content) throws IOException {
    java.nio.file.Path folder = Files.createTempDirectory("epicentra-export");
    java.nio.file.Path local = folder.resolve("export.gpkg");
    try {
      R result;
      try (FeatureWriter writer = new GeoPackageFeatures(local, changed)) {
        result = content.write(writer);
      }
      try (OutputStream out = file.getFileSystem(hadoop).create(file, false)) {
        Files.copy(local, out);
      }
      return result;
    } finally {
      Files.deleteIfExists(local);
      Files.delete(folder);
    }
  }

  /** When a model was last changed. */
  static Instant changed(String model, Configuration hadoop) {
    HadoopPath folder = HadoopPath.of(model, hadoop);
    try {
      Path posterior = new Path(folder.path(), ModelFiles.POSTERIOR);
      return Instant.ofEpochMilli(folder.files().getFileStatus(posterior).getModificationTime());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + model + ": " + e.getMessage(), e);
    }
  }
}
