package org.epicentra.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.epicentra.cli.CommandRun;
import org.epicentra.job.ExitCode;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of {@code examples}. Bash runs each in a copy of the checkout whose submit.sh only
 * writes down its words; these commands are then run in this JVM, in their order.
 */
class ShellExamplesIT {
  private static final String RECORDER =
      """
      #!/usr/bin/env bash
      calls=$(dirname -- "$0")/calls
      mkdir -p -- "$calls"
      printf '%s\\0' "$@" > "$calls/$(printf %03d "$(ls "$calls" | wc -l)")"
      """;

  private static final Path SAMPLE = Path.of("src/main/resources/org/epicentra/sample");

  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void copyTheCheckout() throws IOException {
    LocalSpark.session();
    folder = home.resolve("an example");
    Files.writeString(home.resolve("submit.sh"), RECORDER);
    assertThat(home.resolve("submit.sh").toFile().setExecutable(true)).isTrue();
    Files.createDirectories(home.resolve(SAMPLE));
    copy(SAMPLE);
    Files.createDirectories(home.resolve("examples"));
    copy(Path.of("examples"));
  }

  @Test
  void earthquakes() throws Exception {
    assertThat(run("1-earthquakes.sh", ExitCode.OK)).hasSize(6);
    assertThat(folder.resolve("model/summary.json")).exists();
    assertThat(folder.resolve("assigned/_SUCCESS")).exists();
    assertThat(folder.resolve("synthetic/_SUCCESS")).exists();
  }

  @Test
  void digits() throws Exception {
    assertThat(run("2-digits.sh", ExitCode.OK)).hasSize(6);
    assertThat(folder.resolve("model/weights.bin")).exists();
    for (String image : List.of("digits.png", "walk.png", "pairs.png")) {
      assertThat(folder.resolve(image)).exists();
    }
  }

  /** The second night's challenger is shown to be no worse, and takes over. */
  @Test
  void nightlyRun() throws Exception {
    List<CommandRun> runs = run("3-nightly-run.sh", ExitCode.OK);
    assertThat(runs).hasSize(7).extracting(CommandRun::code).containsOnly(0);
    assertThat(runs.get(1).out()).contains("promoted (version 1)");
    assertThat(runs.get(2).out()).contains("promoted (version 2)");
  }

  private List<CommandRun> run(String script, ExitCode... expected) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "examples/" + script, folder.toString())
            .directory(home.toFile())
            .inheritIO()
            .start();
    assertThat(bash.waitFor()).isZero();
    List<Path> calls;
    try (Stream<Path> files = Files.list(home.resolve("calls"))) {
      calls = files.sorted().toList();
    }
    List<CommandRun> runs = new ArrayList<>();
    for (Path call : calls) {
      String[] words = Files.readString(call, StandardCharsets.UTF_8).split("\0");
      CommandRun run = CommandRun.of(words);
      assertThat(expected)
          .as("%s: %s", String.join(" ", words), run.err())
          .extracting(ExitCode::code)
          .contains(run.code());
      runs.add(run);
    }
    return runs;
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve(file));
      }
    }
  }
}
