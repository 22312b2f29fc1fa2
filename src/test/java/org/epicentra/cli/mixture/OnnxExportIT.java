package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.epicentra.cli.CommandRun;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.onnx.OnnxRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of real events as graphs, in ONNX Runtime. */
class OnnxExportIT {
  private static final Path WEEK =
      Path.of("src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz");

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    LocalSpark.session();
  }

  private Path fitted(String projection) {
    Path model = folder.resolve("model");
    CommandRun run =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            WEEK,
            "--components",
            8,
            "--restarts",
            1,
            "--projection",
            projection,
            "--model",
            model);
    assertThat(run.code()).as(run.err()).isZero();
    return model;
  }

  private static CommandRun export(Path model, Path output, Object... more) {
    List<Object> words =
        List.of("cavi", "export", "--format", "onnx", "--model", model, "--output", output);
    return CommandRun.of(Stream.concat(words.stream(), Arrays.stream(more)).toArray());
  }

  /** Events without a count of stations among them. */
  @ParameterizedTest
  @ValueSource(strings = {"azimuthal", "geocentric"})
  void theGraphHasThePredictionsOfRealEvents(String projection) throws IOException {
    Path model = fitted(projection);
    Path file = folder.resolve("model.onnx");
    CommandRun run = export(model, file, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(new ObjectMapper().readTree(run.out()).get("format").textValue()).isEqualTo("onnx");
    Path predicted = folder.resolve("predicted");
    run =
        CommandRun.of(
            "cavi",
            "predict",
            "--model",
            model,
            "--catalog",
            WEEK,
            "--responsibilities",
            "--output",
            predicted);
    assertThat(run.code()).as(run.err()).isZero();

    ModelFolder read = ModelFolder.read(model.toString(), new Configuration());
    List<Row> rows =
        LocalSpark.session()
            .read()
            .parquet(predicted.toString())
            .selectExpr(
                "longitude",
                "latitude",
                "depth",
                "double(" + read.selection().strength() + ") AS strength",
                "component",
                "probability",
                "log_density",
                "entropy",
                "background",
                "responsibilities")
            .collectAsList();
    double[][] locations = new double[rows.size()][];
    double[] strengths = new double[rows.size()];
    for (int n = 0; n < rows.size(); n++) {
      Row row = rows.get(n);
      locations[n] =
          read.projection()
              .forward(row.getDouble(0), row.getDouble(1), row.isNullAt(2) ? 0 : row.getDouble(2));
      strengths[n] = row.isNullAt(3) ? Double.NaN : row.getDouble(3);
    }
    assertThat(rows).hasSizeGreaterThan(1000);
    assertThat(Arrays.stream(strengths).filter(Double::isNaN).count()).isPositive();
    try (OnnxRun graph = new OnnxRun(Files.readAllBytes(file))) {
      assertThat(graph.properties().get("projection")).contains('"' + projection + '"');
      assertThat(graph.properties()).containsKey("selection");
      Map<String, Object> outputs = graph.run(Map.of("location", locations, "strength", strengths));
      for (int n = 0; n < rows.size(); n++) {
        Row row = rows.get(n);
        assertThat(((long[]) outputs.get("component"))[n]).isEqualTo(row.getInt(4));
        for (String name : List.of("probability", "log_density", "entropy", "background")) {
          assertThat(((double[]) outputs.get(name))[n])
              .as("%s of event %d", name, n)
              .isCloseTo(row.<Double>getAs(name), within(1e-6));
        }
        List<Double> r = row.getList(9);
        double[] found = ((double[][]) outputs.get("responsibilities"))[n];
        for (int k = 0; k < found.length; k++) {
          assertThat(found[k]).isCloseTo(r.get(k), within(1e-6));
        }
      }
    }
  }

  @Test
  void whatCannotBeExportedIsRefused() throws IOException {
    Path model = fitted("azimuthal");
    Path file = Files.writeString(folder.resolve("there.onnx"), "kept");
    CommandRun existing = export(model, file);
    assertThat(existing.code()).isEqualTo(3);
    assertThat(existing.err()).contains("there.onnx").contains("--overwrite");
    assertThat(file).hasContent("kept");
    CommandRun catalog = export(model, folder.resolve("new.onnx"), "--catalog", WEEK);
    assertThat(catalog.code()).isEqualTo(2);
    assertThat(catalog.err()).contains("--format onnx is of the model alone");
    CommandRun none = export(folder.resolve("nothing"), folder.resolve("new.onnx"));
    assertThat(none.code()).isEqualTo(3);
    assertThat(folder.resolve("new.onnx")).doesNotExist();
  }
}
