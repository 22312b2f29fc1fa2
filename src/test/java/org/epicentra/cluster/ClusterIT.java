package org.epicentra.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.ShortLivedJvm;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fits on a real standalone cluster, two workers of one core each, undisturbed and with processes
 * killed. The results must agree bit for bit, and with that of one JVM too. One kill belongs to
 * every build, the others to the profile "faults". Trainings have their test in {@link
 * AllReduceIT}.
 */
@TestMethodOrder(OrderAnnotation.class)
class ClusterIT {
  private static final Path RESOURCES = Path.of("src/main/resources/org/epicentra/sample");
  private static final Path EVENTS =
      RESOURCES.resolve("usgs-all-week-2018-02.geojson.gz").toAbsolutePath();

  /** No task runs before both executors are there, so that each of them can be lost. */
  private static final String[] BOTH_WORKERS = {
    "--executor-memory",
    "1g",
    "--conf",
    "spark.cores.max=2",
    "--conf",
    "spark.scheduler.minRegisteredResourcesRatio=1",
    "--conf",
    "spark.scheduler.maxRegisteredResourcesWaitingTime=600s"
  };

  @TempDir static Path folder;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    assumeTrue(Files.exists(Path.of("target/spark/jars")), "not packaged yet");
    LocalSpark.session();
    cluster = StandaloneCluster.start(folder, 2);
    CommandRun generated =
        CommandRun.of(
            "catalog",
            "generate",
            "--rows",
            "50000",
            "--components",
            "40",
            "--output",
            folder.resolve("catalog").toString());
    assertThat(generated.code()).as(generated.err()).isZero();
    Submission fit = fit("undisturbed");
    assertThat(fit.exitCode()).as(fit.printed()).isZero();
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void anExecutorKilledDuringAFitChangesNothing() throws Exception {
    Submission fit = fit("executor-killed");
    fit.awaitPrinted("iteration 1 ");
    cluster.killExecutor();
    assertThat(fit.isRunning()).as("killed in the middle of the fit").isTrue();
    assertThat(fit.exitCode()).as(fit.printed()).isZero();
    assertThat(fit.printed()).contains("Lost executor");
    assertSameBytes("executor-killed", "undisturbed", "posterior.json");
  }

  @Test
  @Order(1)
  void oneJvmFitsTheSame() throws Exception {
    Submission fit =
        Submission.start(
            folder.resolve("in-one-jvm.log"), Submission.ONE_JVM, fitting("in-one-jvm"));
    assertThat(fit.exitCode()).as(fit.printed()).isZero();
    assertSameBytes("in-one-jvm", "undisturbed", "posterior.json");
  }

  @Test
  @Order(2)
  @Tag("faults")
  void theDriverRunsOnTheClusterToo() throws Exception {
    List<String> options =
        options("--deploy-mode", "cluster", "--driver-memory", "700m", "--executor-memory", "700m");
    options.addAll(List.of("--driver-java-options", ShortLivedJvm.OPTION));
    options.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + ShortLivedJvm.OPTION));
    options.addAll(List.of("--conf", "spark.standalone.submit.waitAppCompletion=true"));
    Path model = folder.resolve("cluster-mode/model");
    Submission fit =
        Submission.start(
            folder.resolve("cluster-mode.log"),
            options,
            "cavi",
            "fit",
            "--catalog",
            EVENTS,
            "--components",
            5,
            "--model",
            model);
    assertThat(fit.exitCode()).as(fit.printed()).isZero();
    assertThat(model.resolve("posterior.json")).exists();
    assertThat(model.resolveSibling("status.json")).content().contains("\"state\" : \"succeeded\"");
  }

  @Test
  @Order(3)
  @Tag("faults")
  void aWorkerLostForGoodChangesNothing() throws Exception {
    Submission fit = fit("worker-lost");
    fit.awaitPrinted("iteration 1 ");
    cluster.killWorker(0);
    assertThat(fit.isRunning()).as("killed in the middle of the fit").isTrue();
    assertThat(fit.exitCode()).as(fit.printed()).isZero();
    assertThat(fit.printed()).contains("Lost executor");
    assertSameBytes("worker-lost", "undisturbed", "posterior.json");
  }

  private static Submission fit(String name) throws IOException {
    return Submission.start(folder.resolve(name + ".log"), options(BOTH_WORKERS), fitting(name));
  }

  /** So many iterations that it cannot end between the print of the first and a kill. */
  private static Object[] fitting(String name) {
    return new Object[] {
      "cavi",
      "fit",
      "--catalog",
      folder.resolve("catalog"),
      "--strength",
      "strength",
      "--components",
      40,
      "--max-iterations",
      100,
      "--tolerance",
      0,
      "--model",
      folder.resolve(name).resolve("model")
    };
  }

  /** The number of partitions is said, since that of executors changes. */
  private static List<String> options(String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--master",
                cluster.master(),
                "--conf",
                "spark.default.parallelism=2",
                "--conf",
                "spark.driver.host=127.0.0.1"));
    options.addAll(List.of(more));
    return options;
  }

  private static void assertSameBytes(String model, String expected, String file)
      throws IOException {
    assertThat(Files.readAllBytes(folder.resolve(model).resolve("model").resolve(file)))
        .isEqualTo(Files.readAllBytes(folder.resolve(expected).resolve("model").resolve(file)));
  }
}
