package org.epicentra.job.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.job.LocalJob;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.onnx.GraphSignature;
import org.epicentra.onnx.MixtureGraph;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.OutputTarget;

/**
 * {@code cavi export} of the model as a graph.
 *
 * @param model folder of the model
 * @param output what to write
 */
public record GraphExportJob(String model, FormattedOutput output)
    implements LocalJob<WrittenParts> {
  @Override
  public List<OutputTarget> targets() {
    return List.of(output.target(List.of(model)));
  }

  @Override
  public WrittenParts run(Configuration hadoop) {
    try (AtomicOutput file = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = ModelFolder.read(model, hadoop);
      write(folder, file.stage(), hadoop);
      file.commit();
      return new WrittenParts(
          output.format(), folder.posterior().components(), null, null, null, output.path());
    }
  }

  /**
   * Writes the graph of a model.
   *
   * @param file that does not exist yet
   * @return what it takes and gives
   */
  public static GraphSignature write(ModelFolder folder, Path file, Configuration hadoop) {
    try (OutputStream out =
        new BufferedOutputStream(file.getFileSystem(hadoop).create(file, false))) {
      return new MixtureGraph(folder.posterior())
          .write(
              Map.of(
                  "projection", JsonFiles.text(folder.projection().parameters()),
                  "selection", JsonFiles.text(folder.selection())),
              out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
