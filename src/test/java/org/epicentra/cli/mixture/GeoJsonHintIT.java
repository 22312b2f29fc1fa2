package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GeoJSON of a week of the whole Earth, checked by Mapbox's geojsonhint where it is installed. */
class GeoJsonHintIT {
  private static final Path PROGRAM = Path.of("target/node/node_modules/.bin/geojsonhint");
  private static final String WEEK =
      "src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz";

  @TempDir Path folder;

  @Test
  void componentsAndEventsAreValid() throws Exception {
    assumeTrue(Files.exists(PROGRAM), "geojsonhint is not installed; see CONTRIBUTING.md");
    LocalSpark.session();
    String model = folder.resolve("model").toString();
    run("cavi", "fit", "--catalog", WEEK, "--components", "8", "--restarts", "1", "--model", model);
    Path all = folder.resolve("all.geojson");
    run(
        "cavi",
        "export",
        "--model",
        model,
        "--catalog",
        WEEK,
        "--format",
        "geojson",
        "--output",
        all.toString());
    Path events = folder.resolve("events.geojson");
    run("cavi", "predict", "--model", model, "--catalog", WEEK, "--output", events.toString());
    assertThat(hints(all)).isEqualTo("0 ");
    assertThat(hints(events)).isEqualTo("0 ");
    // The program does complain where there is reason to.
    Files.writeString(events, Files.readString(all).replaceFirst("\\[\\[\\[", "[[[1,"));
    assertThat(hints(events)).startsWith("1 ").contains("LinearRing");
  }

  private static void run(String... words) {
    CommandRun run = CommandRun.of(words);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static String hints(Path file) throws Exception {
    Process process =
        new ProcessBuilder("node", PROGRAM.toString(), file.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + out.strip();
  }
}
