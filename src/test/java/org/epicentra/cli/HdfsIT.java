package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.epicentra.cli.vae.Digits;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.RegistryLock;
import org.epicentra.spark.LocalSpark;
import org.epicentra.storage.LocalHdfs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with all paths on HDFS, some with blanks, some as patterns. */
class HdfsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");
  private static final String RETRAIN =
      "retrain --registry /hdfs/models --name world --catalog /hdfs/nights/events --components 3"
          + " --strength strength --holdout 7d --non-inferiority 1 --json --as-of %s";

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

  /** A line of words; those in quotes may have blanks, and /hdfs/ is the folder on HDFS. */
  private static CommandRun run(String line, Object... values) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.formatted(values));
    while (word.find()) {
      String text = word.group(1) == null ? word.group() : word.group(1);
      words.add(text.startsWith("/hdfs") ? root + text.substring(5) : text);
    }
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static CommandRun well(String line, Object... values) {
    CommandRun run = run(line, values);
    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isZero();
    return run;
  }

  private static void refused(String why, String line) {
    CommandRun run = run(line);
    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isEqualTo(3);
    assertThat(run.err()).contains(why).doesNotContain("\tat ");
  }

  @Test
  void aCatalogIsImportedFittedAndScoredAsOnThisMachine() throws IOException {
    well("catalog import '/hdfs/raw data/*/cl*.csv' --output '/hdfs/out dir/a catalog'");
    assertThat(text("out dir/status.json")).contains("\"state\" : \"succeeded\"");
    assertThat(run("catalog describe '/hdfs/out dir/a cat*'").out())
        .startsWith("events        177");

    String fit = "cavi fit --components 3 --catalog '%s/a catalog' --model '%s/a model'";
    well(fit, "/hdfs/out dir", "/hdfs");
    well("catalog import %s/clusters.csv --output '%s/a catalog'", local, local);
    well(fit, local, local);
    assertThat(read("a model/posterior.json"))
        .isEqualTo(Files.readAllBytes(local.resolve("a model/posterior.json")));

    String apply = "cavi %s --model '/hdfs/a model' --catalog '/hdfs/out dir/a cat*'";
    well(apply + " --output '/hdfs/out dir/predictions'", "predict");
    assertThat(LocalSpark.session().read().parquet(at("out dir/predictions").toString()).count())
        .isEqualTo(177);
    well(apply, "evaluate");
    well("cavi sample --model '/hdfs/a model' --rows 50 --output /hdfs/drawn/x");
    assertThat(names("out dir")).containsExactly("a catalog", "predictions", "status.json");
  }

  @Test
  void onlyAnEarlierOutputIsReplacedAndOnlyWhenAsked() throws IOException {
    String generate = "catalog generate --rows 200 --components 2 --output ";
    well(generate + "/hdfs/made/events");
    refused("name another, or replace it with --overwrite", generate + "/hdfs/made/events");
    well(generate + "/hdfs/made/events --overwrite");
    assertThat(names("made")).containsExactlyInAnyOrder("events", "truth.json", "status.json");
    well(
        "catalog generate --rows 100 --truth /hdfs/made/truth.json --output '/hdfs/made 2/events'");

    LocalHdfs.files().create(at("thesis/chapter.tex")).close();
    refused("holds chapter.tex", generate + "/hdfs/thesis --overwrite");
    refused("is a file", generate + "/hdfs/thesis/chapter.tex --overwrite");
    refused("", generate + "/hdfs/thesis/chapter.tex/events");
    refused(
        "to be read",
        "catalog import '/hdfs/made/events/part-*' --output /hdfs/made/events --overwrite");
    refused("or the pattern matches nothing", "catalog describe '/hdfs/made/nothing*'");
    assertThat(names("thesis")).containsExactly("chapter.tex");
  }

  @Test
  void aResumedTrainingEndsWithTheSameBits() throws IOException {
    put(Digits.write(local, 120), "some digits/some-images-idx3-ubyte");
    String train =
        "vae train --images '/hdfs/some digits/some-images-idx3-ubyte' --hidden 16 --latent 4"
            + " --batch-size 50 --blas java --epochs %d --model /hdfs/%s";
    String keep = train + " --checkpoint '/hdfs/check points'";
    well(train, 3, "whole");
    well(keep, 2, "halves");
    assertThat(names("check points")).containsExactly("epoch-2.checkpoint");
    CommandRun again = well(keep + " --resume --overwrite", 3, "halves");
    assertThat(again.err()).contains("epoch 3/3").doesNotContain("epoch 2/3");
    assertThat(names("check points")).containsExactly("epoch-3.checkpoint");
    assertThat(read("halves/weights.bin")).isEqualTo(read("whole/weights.bin"));

    String draw = "vae generate --model /hdfs/whole --count 4 --output '/hdfs/four digits.png'";
    well(draw);
    well(draw + " --overwrite");
    assertThat(text("four digits.png").substring(1, 4)).isEqualTo("PNG");
    well("vae encode --model /hdfs/whole --images '/hdfs/some digits/*' --output /hdfs/codes");
  }

  @Test
  void nightsAtARegistry() throws Exception {
    well(
        "catalog generate --rows 800 --components 3 --start 2026-01-01 --end 2026-01-22"
            + " --output /hdfs/nights/events");
    assertThat(night("2026-01-21").get("outcome").textValue()).isEqualTo("promoted");
    assertThat(night("2026-01-21").get("outcome").textValue()).isEqualTo("nothing-new");
    JsonNode second = night("2026-01-22");
    assertThat(second.get("outcome").textValue()).isEqualTo("promoted");
    assertThat(second.get("champion").intValue()).isEqualTo(2);
    assertThat(text("models/world/status.json")).contains("\"state\" : \"succeeded\"");
    assertThat(text("models/world/metrics.prom"))
        .contains("epicentra_retrain_champion_version{name=\"world\"} 2\n");

    registry("verify");
    assertThat(registry("list").out()).contains("champion");
    assertThat(registry("show").out()).contains("nights/events");
    whileADataNodeIsDown(
        () -> {
          registry("verify");
          registry("rollback");
        });
    assertThat(opened().champion().orElseThrow().number()).isEqualTo(1);
    registry("promote --version 2");
    registry("rollback --version 1");
    Path champion = opened().champion().orElseThrow().model();
    well("cavi evaluate --model %s --catalog /hdfs/nights/events", champion);

    try (RegistryLock lock = opened().lock(Duration.ofMinutes(5))) {
      lock.requireHeld();
      CommandRun third = run(RETRAIN, "2026-01-23");
      assertThat(third.code()).as(third.err()).isEqualTo(6);
      assertThat(third.err()).contains("holds the lock");
    }
    assertThat(registry("prune --keep 1").out()).startsWith("deleted 0 versions; 2 kept");
  }

  private static ModelRegistry opened() {
    return ModelRegistry.open(at("models").toString(), "world", new Configuration());
  }

  private static JsonNode night(String asOf) throws IOException {
    return JSON.readTree(well(RETRAIN, asOf).out());
  }

  private static CommandRun registry(String words) {
    return well("registry " + words + " --registry /hdfs/models --name world");
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
  void aNameNodeThatDoesNotAnswerOrIsInSafeModeIsNoBug() throws IOException {
    String retries = "spark.hadoop.ipc.client.connect.max.retries";
    System.setProperty(retries, "0");
    try {
      refused("Connection refused", "registry list --registry hdfs://localhost:1/m --name world");
    } finally {
      System.clearProperty(retries);
    }
    LocalHdfs.cluster().getFileSystem().setSafeMode(SafeModeAction.ENTER);
    try {
      refused("safe mode", "catalog generate --rows 9 --components 1 --output /hdfs/unsafe/events");
    } finally {
      LocalHdfs.cluster().getFileSystem().setSafeMode(SafeModeAction.LEAVE);
    }
  }
}
