package org.epicentra.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that a signal ends, as Ctrl-C or a scheduler's time limit does. */
class InterruptionIT {
  private static final Path EVENTS =
      Path.of("src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz");

  @TempDir Path folder;

  @Test
  void aSignalIsToldOfInOneLineAndInTheStatus() throws Exception {
    assumeTrue(Files.exists(Path.of("target/spark/jars")), "not packaged yet");
    Path model = folder.resolve("model");
    Submission fit =
        Submission.start(
            folder.resolve("log"),
            List.of("--master", "local[2]"),
            "cavi",
            "fit",
            "--catalog",
            EVENTS.toAbsolutePath(),
            "--components",
            5,
            "--max-iterations",
            10_000_000,
            "--tolerance",
            0,
            "--model",
            model);
    fit.awaitPrinted("iteration 5 ");
    assertThat(folder.resolve("status.json")).content().contains("\"state\" : \"running\"");
    fit.terminate();
    assertThat(fit.exitCode()).isEqualTo(143); // 128 + SIGTERM
    assertThat(fit.printed().lines().filter(line -> line.endsWith("interrupted"))).hasSize(1);
    assertThat(fit.printed()).doesNotContain("\tat ");
    assertThat(folder.resolve("status.json"))
        .content()
        .contains("\"state\" : \"failed\"", "\"exitCode\" : 130", "\"interrupted\"");
    assertThat(model).doesNotExist();
  }
}
