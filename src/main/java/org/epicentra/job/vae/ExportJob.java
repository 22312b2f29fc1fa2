package org.epicentra.job.vae;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.job.LocalJob;
import org.epicentra.onnx.AutoencoderGraph;
import org.epicentra.onnx.GraphSignature;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.vae.network.VaeArchitecture;

/**
 * {@code vae export}: writes a network, or a half of it, as an ONNX graph.
 *
 * @param model folder of the model
 * @param part what to write
 * @param path of the file
 * @param overwrite whether an existing one is to be replaced
 */
public record ExportJob(String model, AutoencoderGraph.Part part, String path, boolean overwrite)
    implements LocalJob<ExportJob.Result> {
  /**
   * What was written.
   *
   * @param part of the autoencoder
   * @param inputs pixels of an image, or columns of a row
   * @param codes width of z in numbers
   * @param binarize how pixels are to be binarised
   * @param output path of the file
   * @param columns of the table that the model reads; none for images
   */
  public record Result(
      String part,
      int inputs,
      int codes,
      String binarize,
      String output,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> columns) {}

  @Override
  public List<OutputTarget> targets() {
    return List.of(new OutputTarget(path, OutputKind.FILE, overwrite, List.of(model)));
  }

  @Override
  public Result run(Configuration hadoop) {
    try (AtomicOutput file = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = ModelFolder.read(model, hadoop);
      VaeArchitecture architecture = folder.weights().architecture();
      write(folder, part, file.stage(), hadoop);
      file.commit();
      return new Result(
          part.toString(),
          architecture.inputs(),
          architecture.codes(),
          folder.binarize().label(),
          path,
          folder.columns());
    }
  }

  /**
   * Writes the graph of a model, or of a part of it.
   *
   * @param file that does not exist yet
   * @return what it takes and gives
   */
  public static GraphSignature write(
      ModelFolder folder, AutoencoderGraph.Part part, Path file, Configuration hadoop) {
    try (OutputStream out =
        new BufferedOutputStream(file.getFileSystem(hadoop).create(file, false))) {
      return new AutoencoderGraph(folder.weights()).write(part, properties(folder), out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> properties(ModelFolder folder) {
    Map<String, String> properties = new HashMap<>();
    properties.put("likelihood", folder.weights().architecture().likelihood().label());
    properties.put("latent_family", folder.weights().architecture().family().toString());
    if (!folder.columns().isEmpty()) {
      properties.put("columns", JsonFiles.text(folder.columns()));
      return properties;
    }
    properties.put("width", String.valueOf(folder.shape().width()));
    properties.put("height", String.valueOf(folder.shape().height()));
    properties.put("binarize", folder.binarize().label());
    return properties;
  }
}
