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
    fit.awaitPrinted("iteration 10 ");
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

  @Test
  void aNightlyRunTellsOfTheSignalInItsMetricsToo() throws Exception {
    assumeTrue(Files.exists(Path.of("target/spark/jars")), "not packaged yet");
    Submission run =
        Submission.start(
            folder.resolve("log"),
            List.of("--master", "local[2]"),
            "retrain",
            "--registry",
            folder,
            "--name",
            "world",
            "--catalog",
            EVENTS.toAbsolutePath(),
            "--as-of",
            "2018-02-07",
            "--holdout",
            "1d",
            "--components",
            5,
            "--max-iterations",
            10_000_000,
            "--tolerance",
            0);
    run.awaitPrinted("iteration 10 ");
    run.terminate();
    assertThat(run.exitCode()).isEqualTo(143);
    assertThat(folder.resolve("world/status.json")).content().contains("\"exitCode\" : 130");
    assertThat(folder.resolve("world/metrics.prom"))
        .content()
        .contains("epicentra_retrain_exit_code{name=\"world\"} 130\n");
  }
}
