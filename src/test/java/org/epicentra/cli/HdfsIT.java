package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.RegistryLock;
import org.epicentra.spark.LocalHdfs;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with all paths on HDFS, some with blanks, some as patterns. */
class HdfsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static java.nio.file.Path local;
  private static Path root;

  @BeforeAll
  static void start() throws IOException {
    LocalSpark.session();
    root = LocalHdfs.newFolder("commands");
    put(CatalogFile.threeClusters(local), "raw data/a part/clusters one.csv");
  }

  private static void put(java.nio.file.Path file, String name) throws IOException {
    LocalHdfs.files().copyFromLocalFile(new Path(file.toUri()), at(name));
  }

  private static Path at(String name) {
    return new Path(root, name);
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = LocalHdfs.files().open(at(name))) {
      return in.readAllBytes();
    }
  }

  private static String text(String name) throws IOException {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  private static List<String> names(String folder) throws IOException {
    return Arrays.stream(LocalHdfs.files().listStatus(at(folder)))
        .map(FileStatus::getPath)
        .map(Path::getName)
        .toList();
  }

  /** Words that begin with /hdfs/ are paths below the root on HDFS. */
  private static CommandRun run(Object... words) {
    return CommandRun.of(
        Arrays.stream(words)
            .map(String::valueOf)
            .map(word -> word.startsWith("/hdfs/") ? root + word.substring(5) : word)
            .toArray(String[]::new));
  }

  private static CommandRun well(Object... words) {
    CommandRun run = run(words);
    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isZero();
    return run;
  }

  private static void refused(String why, Object... words) {
    CommandRun run = run(words);
    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isEqualTo(3);
    assertThat(run.err()).contains(why).doesNotContain("\tat ");
  }

  @Test
  void aCatalogIsImportedFittedAndScoredAsOnThisMachine() throws IOException {
    well("catalog", "import", "/hdfs/raw data/*/cl*.csv", "--output", "/hdfs/out dir/a catalog");
    assertThat(text("out dir/status.json")).contains("\"state\" : \"succeeded\"");
    assertThat(run("catalog", "describe", "/hdfs/out dir/a cat*").out())
        .startsWith("events        177");

    Object[] fit = {
      "cavi", "fit", "--catalog", "/hdfs/out dir/a catalog", "--components", 3, "--model"
    };
    well(with(fit, "/hdfs/a model"));
    CommandRun imported =
        CommandRun.of(
            "catalog",
            "import",
            local.resolve("clusters.csv").toString(),
            "--output",
            local.resolve("catalog").toString());
    assertThat(imported.code()).as(imported.err()).isZero();
    fit[3] = local.resolve("catalog");
    well(with(fit, local.resolve("model")));
    assertThat(read("a model/posterior.json"))
        .isEqualTo(Files.readAllBytes(local.resolve("model/posterior.json")));

    well(
        "cavi",
        "predict",
        "--model",
        "/hdfs/a model",
        "--catalog",
        "/hdfs/out dir/a cat*",
        "--output",
        "/hdfs/out dir/predictions");
    assertThat(LocalSpark.session().read().parquet(at("out dir/predictions").toString()).count())
        .isEqualTo(177);
    well("cavi", "evaluate", "--model", "/hdfs/a model", "--catalog", "/hdfs/out dir/a catalog");
    well("cavi", "sample", "--model", "/hdfs/a model", "--rows", 50, "--output", "/hdfs/drawn/x");
    assertThat(names("out dir")).containsExactly("a catalog", "predictions", "status.json");
  }

  private static Object[] with(Object[] words, Object last) {
    Object[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return all;
  }

  @Test
  void onlyAnEarlierOutputIsReplacedAndOnlyWhenAsked() throws IOException {
    Object[] generate = {
      "catalog", "generate", "--rows", 200, "--components", 2, "--output", "/hdfs/made/events"
    };
    well(generate);
    refused("exists: name another, or replace it with --overwrite", generate);
    well(with(generate, "--overwrite"));
    assertThat(names("made")).containsExactlyInAnyOrder("events", "truth.json", "status.json");
    well(
        "catalog",
        "generate",
        "--rows",
        100,
        "--truth",
        "/hdfs/made/truth.json",
        "--output",
        "/hdfs/made again/events");

    LocalHdfs.files().create(at("thesis/chapter.tex")).close();
    generate[generate.length - 1] = "/hdfs/thesis";
    refused("holds chapter.tex", with(generate, "--overwrite"));
    generate[generate.length - 1] = "/hdfs/thesis/chapter.tex";
    refused("is a file", with(generate, "--overwrite"));
    refused(
        "to be read",
        "catalog",
        "import",
        "/hdfs/made/events/part-*",
        "--output",
        "/hdfs/made/events",
        "--overwrite");
    refused(
        "does not exist, or the pattern matches nothing",
        "catalog",
        "describe",
        "/hdfs/made/nothing*");
    assertThat(names("thesis")).containsExactly("chapter.tex");
  }

  @Test
  void aResumedTrainingEndsWithTheSameBits() throws IOException {
    put(Digits.write(local, 120), "digits images/some-images-idx3-ubyte");
    Object[] train = {
      "vae",
      "train",
      "--images",
      "/hdfs/digits images/some-images-idx3-ubyte",
      "--hidden",
      16,
      "--latent",
      4,
      "--batch-size",
      50,
      "--blas",
      "java",
      "--epochs",
      3,
      "--model",
      "/hdfs/whole"
    };
    well(train);
    Object[] halves = Arrays.copyOf(train, train.length + 2);
    halves[train.length - 3] = 2;
    halves[train.length - 1] = "/hdfs/halves";
    halves[train.length] = "--checkpoint";
    halves[train.length + 1] = "/hdfs/check points";
    well(halves);
    assertThat(names("check points")).containsExactly("epoch-2.checkpoint");
    halves[train.length - 3] = 3;
    CommandRun again = well(with(with(halves, "--resume"), "--overwrite"));
    assertThat(again.err()).contains("epoch 3/3").doesNotContain("epoch 2/3");
    assertThat(names("check points")).containsExactly("epoch-3.checkpoint");
    assertThat(read("halves/weights.bin")).isEqualTo(read("whole/weights.bin"));

    Object[] draw = {
      "vae", "generate", "--model", "/hdfs/whole", "--count", 4, "--output", "/hdfs/some digits.png"
    };
    well(draw);
    well(with(draw, "--overwrite"));
    assertThat(text("some digits.png").substring(1, 4)).isEqualTo("PNG");
    well(
        "vae",
        "encode",
        "--model",
        "/hdfs/whole",
        "--images",
        "/hdfs/digits images/*",
        "--output",
        "/hdfs/codes");
  }

  @Test
  void nightsAtARegistry() throws Exception {
    well(
        "catalog",
        "generate",
        "--rows",
        800,
        "--components",
        3,
        "--start",
        "2026-01-01",
        "--end",
        "2026-01-22",
        "--output",
        "/hdfs/nights/events");
    assertThat(night("2026-01-21").get("outcome").textValue()).isEqualTo("promoted");
    assertThat(night("2026-01-21").get("outcome").textValue()).isEqualTo("nothing-new");
    JsonNode second = night("2026-01-22");
    assertThat(second.get("outcome").textValue()).isEqualTo("promoted");
    assertThat(second.get("champion").intValue()).isEqualTo(2);
    assertThat(names("models/world")).contains("status.json", "metrics.prom");
    assertThat(text("models/world/status.json")).contains("\"state\" : \"succeeded\"");
    assertThat(text("models/world/metrics.prom"))
        .contains("epicentra_retrain_champion_version{name=\"world\"} 2\n");

    registry("verify");
    assertThat(registry("list").out()).contains("2");
    assertThat(registry("show").out()).contains("nights/events");
    whileADataNodeIsDown(
        () -> {
          registry("verify");
          registry("rollback");
          assertThat(opened().champion().orElseThrow().number()).isEqualTo(1);
        });
    registry("promote", "--version", 2);
    registry("rollback", "--version", 1);
    well(
        "cavi",
        "evaluate",
        "--model",
        opened().champion().orElseThrow().model(),
        "--catalog",
        "/hdfs/nights/events");

    try (RegistryLock lock = opened().lock(Duration.ofMinutes(5))) {
      lock.requireHeld();
      CommandRun third = run(retrain("2026-01-23"));
      assertThat(third.code()).as(third.err()).isEqualTo(6);
      assertThat(third.err()).contains("holds the lock");
    }
    assertThat(registry("prune", "--keep", 1).out()).startsWith("deleted 0 versions; 2 are kept");
  }

  private static ModelRegistry opened() {
    return ModelRegistry.open(at("models").toString(), "world", new Configuration());
  }

  private static Object[] retrain(String asOf) {
    return new Object[] {
      "retrain",
      "--registry",
      "/hdfs/models",
      "--name",
      "world",
      "--catalog",
      "/hdfs/nights/events",
      "--components",
      3,
      "--strength",
      "strength",
      "--holdout",
      "7d",
      "--as-of",
      asOf,
      "--non-inferiority",
      1,
      "--json"
    };
  }

  private static JsonNode night(String asOf) throws IOException {
    return JSON.readTree(well(retrain(asOf)).out());
  }

  private static CommandRun registry(Object... words) {
    Object[] all = Arrays.copyOf(new Object[] {"registry"}, words.length + 5);
    System.arraycopy(words, 0, all, 1, words.length);
    Object[] place = {"--registry", "/hdfs/models", "--name", "world"};
    System.arraycopy(place, 0, all, words.length + 1, place.length);
    return well(all);
  }

  private static void whileADataNodeIsDown(Runnable work) throws Exception {
    MiniDFSCluster cluster = LocalHdfs.cluster();
    MiniDFSCluster.DataNodeProperties stopped = cluster.stopDataNode(0);
    try {
      work.run();
    } finally {
      cluster.restartDataNode(stopped, true);
      cluster.waitActive();
    }
  }

  @Test
  void aNameNodeThatCannotOrMayNotAnswerIsNoBug() throws IOException {
    String retries = "spark.hadoop.ipc.client.connect.max.retries";
    System.setProperty(retries, "0");
    try {
      refused(
          "Connection refused",
          "registry",
          "list",
          "--registry",
          "hdfs://localhost:1/models",
          "--name",
          "world");
    } finally {
      System.clearProperty(retries);
    }
    LocalHdfs.cluster().getFileSystem().setSafeMode(SafeModeAction.SAFEMODE_ENTER);
    try {
      refused(
          "safe mode",
          "catalog",
          "generate",
          "--rows",
          10,
          "--components",
          1,
          "--output",
          "/hdfs/unsafe/events");
    } finally {
      LocalHdfs.cluster().getFileSystem().setSafeMode(SafeModeAction.SAFEMODE_LEAVE);
    }
  }
}
