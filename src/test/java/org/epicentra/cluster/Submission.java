package org.epicentra.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.epicentra.ShortLivedJvm;

/** A run of submit.sh as a process. */
final class Submission {
  /** One JVM that compiles all it can, so that it computes, and rounds, as executors do. */
  static final List<String> ONE_JVM =
      List.of("--master", "local[2]", "--driver-java-options", "-XX:TieredStopAtLevel=4");

  private static final Path SCRIPT = Path.of("submit.sh").toAbsolutePath();

  private final Path log;
  private final Process process;

  private Submission(Path log, Process process) {
    this.log = log;
    this.process = process;
  }

  /**
   * Starts submit.sh.
   *
   * @param log takes what it prints
   */
  static Submission start(Path log, List<String> sparkOptions, Object... command)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(SCRIPT.toString()));
    words.addAll(sparkOptions);
    for (Object word : command) {
      words.add(word.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_SUBMIT_OPTS", ShortLivedJvm.OPTION);
    return new Submission(log, builder.redirectOutput(log.toFile()).start());
  }

  String printed() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "";
    }
  }

  /** Waits until something is printed; fails when the run ends first. */
  void awaitPrinted(String text) {
    StandaloneCluster.await(
        "'" + text + "' from " + log.getFileName(),
        () -> {
          if (printed().contains(text)) {
            return true;
          }
          if (!process.isAlive()) {
            throw new IllegalStateException("ended without '" + text + "':\n" + printed());
          }
          return false;
        });
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Whether the script has given way to the driver, or to the launcher of one. */
  boolean isDriver() {
    return process.info().command().orElse("").endsWith("java");
  }

  /** Waits for the end and returns the exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(StandaloneCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("still running:\n" + printed());
    }
    return process.exitValue();
  }

  /** As kill: the process may still say something. */
  void terminate() {
    process.destroy();
  }

  /** As kill -9 of the driver. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
