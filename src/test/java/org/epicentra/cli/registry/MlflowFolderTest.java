package org.epicentra.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.PublishedModels;
import org.epicentra.cli.CommandRun;
import org.epicentra.onnx.OnnxRun;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code registry show --mlflow} of models that earlier releases wrote. */
class MlflowFolderTest {
  @TempDir Path folder;

  private void publish(String kind, String model) {
    ModelRegistry registry =
        ModelRegistry.open(folder.resolve("models").toString(), "world", new Configuration(false));
    ModelVersion version =
        PublishedModels.publish(registry, kind, PublishedModels.MODELS.resolve(model), Map.of());
    registry.promote(version.number(), registry.champions(), "test", "it is the first");
  }

  private CommandRun show(Path output, String... more) {
    Stream<String> words =
        Stream.of(
            "registry",
            "show",
            "--registry",
            folder.resolve("models").toString(),
            "--name",
            "world",
            "--mlflow",
            output.toString());
    return CommandRun.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
  }

  private static String text(Path folder, String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void aMixtureIsItsGraphWithItsSignature() throws IOException {
    publish("mixture", "mixture-2");
    Path output = folder.resolve("for-mlflow");
    CommandRun run = show(output);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("version   1, the champion").contains("mlflow    " + output);
    assertThat(text(output, "MLmodel"))
        .startsWith("artifact_path: model\nflavors:\n  onnx:\n")
        .contains("    loader_module: mlflow.onnx\n", "    data: model.onnx\n")
        .contains("  epicentra_model: \"world\"\n  epicentra_version: 1\n")
        .contains("utc_time_created: '2026-01-01 02:00:00.000000'\n")
        .contains("\\\"name\\\": \\\"location\\\", \\\"type\\\": \\\"tensor\\\"")
        .contains("{\\\"dtype\\\": \\\"float64\\\", \\\"shape\\\": [-1, 2]}")
        .contains("{\\\"dtype\\\": \\\"int64\\\", \\\"shape\\\": [-1]}");
    assertThat(text(output, "conda.yaml")).contains("  - onnxruntime>=");
    try (OnnxRun graph = new OnnxRun(Files.readAllBytes(output.resolve("model.onnx")))) {
      Map<String, Object> scores =
          graph.run(
              Map.of(
                  "location", new double[][] {{0, 0}},
                  "strength", new double[] {Double.NaN},
                  "in_region", new boolean[] {true}));
      assertThat(((double[]) scores.get("log_density"))[0]).isFinite();
    }
    Path again = folder.resolve("again");
    assertThat(show(again).code()).isZero();
    for (String file : new String[] {"MLmodel", "model.onnx"}) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(output.resolve(file));
    }
  }

  @Test
  void anAutoencoderToo() throws IOException {
    publish("autoencoder", "autoencoder-1");
    Path output = folder.resolve("for-mlflow");
    CommandRun run = show(output);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(text(output, "MLmodel")).contains("\\\"name\\\": \\\"pixels\\\"");
    try (OnnxRun graph = new OnnxRun(Files.readAllBytes(output.resolve("model.onnx")))) {
      assertThat(graph.inputs()).containsExactlyInAnyOrder("pixels", "noise");
    }
  }

  @Test
  void whatIsThereStaysUnlessItIsAskedFor() throws IOException {
    publish("mixture", "mixture-2");
    Path output = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(output.resolve("letter.txt"), "kept");
    for (String more : new String[] {"--json", "--overwrite"}) {
      CommandRun run = show(output, more);
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).contains(output.toString());
      assertThat(output.resolve("letter.txt")).hasContent("kept");
    }
    CommandRun inside = show(folder.resolve("models/world/versions/x"));
    assertThat(inside.code()).isEqualTo(3);
    assertThat(inside.err()).contains("only the registry writes to");
    CommandRun first = show(folder.resolve("out"));
    CommandRun second = show(folder.resolve("out"), "--overwrite");
    assertThat(first.code()).isZero();
    assertThat(second.code()).as(second.err()).isZero();
  }

  @Test
  void aKindWithoutAGraphIsRefused() {
    publish("text", "mixture-2");
    CommandRun run = show(folder.resolve("out"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("of the kind 'text', which this release writes no graph of");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
