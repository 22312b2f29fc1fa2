package org.epicentra.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings on a real standalone cluster of two workers of one core each, whose executors exchange
 * gradients directly or have a job for each minibatch. Whatever happens to an executor, the weights
 * are those of one process.
 */
class AllReduceIT {
  private static final Path DIGITS =
      Path.of("src/main/resources/org/epicentra/sample", "mnist-test-600-images-idx3-ubyte.gz")
          .toAbsolutePath();

  private static final String ANEW = "the epoch starts anew";

  @TempDir static Path folder;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    assumeTrue(Files.exists(Path.of("target/spark/jars")), "not packaged yet");
    cluster = StandaloneCluster.start(folder, 2);
    Submission alone =
        Submission.start(folder.resolve("local.log"), Submission.ONE_JVM, words("local").toArray());
    assertThat(alone.exitCode()).as(alone.printed()).isZero();
    assertThat(alone.printed()).contains("sync: shared");
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void anExecutorKilledDuringAnEpochChangesNothing() throws Exception {
    Submission train = train("killed");
    for (int epoch = 2; epoch < 8 && !train.printed().contains(ANEW); epoch += 2) {
      train.awaitPrinted("epoch " + epoch + "/");
      Thread.sleep(100L * epoch); // at another moment each time, since not all are within an epoch
      cluster.killExecutor();
      train.awaitPrinted("epoch " + (epoch + 1) + "/");
    }
    assertDone(train, "killed", "allreduce");
    assertThat(train.printed()).contains(ANEW);
  }

  @Test
  @Tag("faults")
  void anExecutorThatIsStoppedChangesNothing() throws Exception {
    Submission train = train("stopped");
    train.awaitPrinted("epoch 2/");
    ProcessHandle stopped = cluster.executor();
    assertThat(new ProcessBuilder("kill", "-STOP", String.valueOf(stopped.pid())).start().waitFor())
        .isZero();
    assertDone(train, "stopped", "allreduce");
    assertThat(train.printed()).contains(ANEW);
  }

  @Test
  @Tag("faults")
  void anExecutorKilledBetweenTheJobsOfMinibatchesChangesNothing() throws Exception {
    Submission train = train("jobs", "--sync", "job");
    train.awaitPrinted("epoch 2/");
    cluster.killExecutor();
    assertDone(train, "jobs", "job");
    assertThat(train.printed()).contains("Lost executor");
  }

  private static void assertDone(Submission train, String name, String sync) throws Exception {
    assertThat(train.isRunning()).as("still in the middle of the training").isTrue();
    assertThat(train.exitCode()).as(train.printed()).isZero();
    assertThat(train.printed()).contains("sync: " + sync);
    assertThat(weights(name)).isEqualTo(weights("local"));
  }

  private static byte[] weights(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name).resolve("model/weights.bin"));
  }

  /** So many epochs that they cannot end between the print of the second and a kill. */
  private static List<Object> words(String name, String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("vae", "train", "--images", DIGITS, "--epochs", 10, "--hidden", 100));
    words.addAll(List.of("--model", folder.resolve(name).resolve("model")));
    words.addAll(List.of(more));
    return words;
  }

  /** Spark, too, is to give up a silent executor soon. */
  private static Submission train(String name, String... more) throws IOException {
    List<String> options =
        new ArrayList<>(List.of("--master", cluster.master(), "--executor-memory", "1g"));
    for (String setting :
        List.of(
            "spark.driver.host=127.0.0.1",
            "spark.default.parallelism=2",
            "spark.cores.max=2",
            "spark.scheduler.minRegisteredResourcesRatio=1",
            "spark.scheduler.maxRegisteredResourcesWaitingTime=600s",
            "spark.network.timeout=30s",
            "spark.network.timeoutInterval=5s",
            "spark.executor.heartbeatInterval=2s")) {
      options.addAll(List.of("--conf", setting));
    }
    return Submission.start(folder.resolve(name + ".log"), options, words(name, more).toArray());
  }
}
