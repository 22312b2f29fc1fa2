package org.epicentra.job.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.Version;
import org.epicentra.job.export.GraphExportJob;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.job.vae.ExportJob;
import org.epicentra.onnx.AutoencoderGraph;
import org.epicentra.onnx.GraphSignature;
import org.epicentra.registry.ModelVersion;
import org.epicentra.storage.JsonFiles;
import org.epicentra.storage.SingleFile;

/**
 * A version as a model of MLflow's: an ONNX graph with what {@code mlflow.pyfunc.load_model} and
 * {@code mlflow.onnx.load_model} need to load it, without Java or Spark. The layout is that of <a
 * href="https://mlflow.org/docs/latest/ml/model/">MLflow's models</a>.
 *
 * @param name of the model
 * @param version to write
 */
record MlflowFolder(String name, ModelVersion version, Configuration hadoop) {
  private static final String GRAPH = "model.onnx";

  /** The release of MLflow whose layout is written, and that the tests were made with. */
  private static final String MLFLOW = "3.6.0";

  private static final String PYTHON = "3.11";

  /** As MLflow writes times, UTC. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String REQUIREMENTS =
      """
      mlflow>=2.9
      onnx>=1.14
      onnxruntime>=1.14
      """;

  /**
   * Writes the files.
   *
   * @param folder that does not exist yet
   * @throws BadInputException when the version is of a kind without a graph
   */
  void write(Path folder) {
    GraphSignature signature = graph(new Path(folder, GRAPH));
    text(folder, "MLmodel", model(signature));
    text(folder, "requirements.txt", REQUIREMENTS);
    text(
        folder,
        "conda.yaml",
        "channels:\n- conda-forge\ndependencies:\n- python="
            + PYTHON
            + "\n- pip\n- pip:\n"
            + REQUIREMENTS.lines().map(line -> "  - " + line + "\n").collect(Collectors.joining())
            + "name: mlflow-env\n");
    text(
        folder,
        "python_env.yaml",
        "python: '" + PYTHON + "'\ndependencies:\n- -r requirements.txt\n");
  }

  private void text(Path folder, String file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    new SingleFile(new Path(folder, file), hadoop).write(out -> write(bytes, out));
  }

  private static void write(byte[] bytes, OutputStream out) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GraphSignature graph(Path file) {
    String model = version.model().toString();
    String kind = version.manifest().kind();
    if (kind.equals(ModelProbe.MIXTURE.label())) {
      return GraphExportJob.write(ModelFolder.read(model, hadoop), file, hadoop);
    }
    if (kind.equals(ModelProbe.VAE.label())) {
      return ExportJob.write(
          org.epicentra.job.vae.ModelFolder.read(model, hadoop),
          AutoencoderGraph.Part.AUTOENCODER,
          file,
          hadoop);
    }
    throw new BadInputException(
        "version %d is of the kind '%s', which this release writes no graph of"
            .formatted(version.number(), kind));
  }

  private String model(GraphSignature signature) {
    return """
        artifact_path: model
        flavors:
          onnx:
            code: null
            data: %1$s
            onnx_version: 1.14.0
            providers:
            - CPUExecutionProvider
          python_function:
            data: %1$s
            env:
              conda: conda.yaml
              virtualenv: python_env.yaml
            loader_module: mlflow.onnx
            python_version: '%2$s'
        metadata:
          epicentra_model: %3$s
          epicentra_version: %4$d
          epicentra_release: %5$s
        mlflow_version: %6$s
        model_uuid: %7$s
        signature:
          inputs: %8$s
          outputs: %9$s
        utc_time_created: '%10$s'
        """
        .formatted(
            GRAPH,
            PYTHON,
            quoted(name),
            version.number(),
            quoted(Version.current()),
            MLFLOW,
            identifier(),
            quoted(tensors(signature.inputs())),
            quoted(tensors(signature.outputs())),
            TIME.format(Instant.parse(version.manifest().created())));
  }

  /** Of the model's name and number, the same each time. */
  private String identifier() {
    return UUID.nameUUIDFromBytes(
            (name + " " + version.number() + " " + version.manifest().created())
                .getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  /** The JSON text of a schema of tensors. */
  private static String tensors(List<GraphSignature.Tensor> tensors) {
    return tensors.stream()
        .map(
            tensor ->
                "{\"name\": \"%s\", \"type\": \"tensor\", \"tensor-spec\": {\"dtype\": \"%s\", \"shape\": [-1%s]}}"
                    .formatted(
                        tensor.name(),
                        tensor.type(),
                        tensor.dimensions().stream()
                            .map(dimension -> ", " + dimension)
                            .collect(Collectors.joining())))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** As JSON writes it, which is YAML too. */
  private static String quoted(String text) {
    return JsonFiles.text(text);
  }
}
