package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.cli.CommandRun;
import org.epicentra.cli.Main;
import org.epicentra.cli.TextbookModel;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PosteriorCodec;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.ml.SampledEvents;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.MixtureTraining;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One model, whatever computes it: the digests of fits of the bundled catalog are the same on every
 * x86-64 processor, with every kernel, and for any partitions and order of the events. The cluster
 * has its test in ClusterIT.
 */
class SameBitsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAMPLE = "/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz";

  @TempDir static Path folder;
  private static Path catalog;
  private static JsonNode golden;

  @BeforeAll
  static void prepare() throws IOException {
    LocalSpark.session();
    catalog = folder.resolve("week.geojson.gz");
    try (InputStream in = SameBitsIT.class.getResourceAsStream(SAMPLE)) {
      Files.copy(in, catalog);
    }
    try (InputStream in = SameBitsIT.class.getResourceAsStream("/golden/fit-digests.json")) {
      golden = JSON.readTree(in);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "textbook", "deep"})
  void aFitHasItsDigest(String name) throws IOException {
    CommandRun run = CommandRun.of(command(name, folder.resolve(name)).toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(digest(folder.resolve(name))).isEqualTo(golden.get(name).textValue());
  }

  /**
   * In a JVM that compiles all it can, which the one of the tests does not, and without the vector
   * module or with vectors of two, four or as many doubles as the processor has.
   */
  @ParameterizedTest
  @CsvSource({
    "scalar, default, local[3]",
    "vectors of 2, textbook, local[1]",
    "vectors of 4, default, local[2]",
    "widest vectors, deep, local[2]"
  })
  void anotherKernelAndOtherThreadsHaveTheSameDigest(String kernel, String name, String master)
      throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      boolean ofModule = option.contains("jdk.incubator.vector");
      if (option.startsWith("--add-") && !(ofModule && kernel.equals("scalar"))) {
        words.add(option);
      }
    }
    if (kernel.startsWith("vectors")) {
      words.add(kernel.equals("vectors of 2") ? "-XX:UseAVX=1" : "-XX:UseAVX=2");
    }
    words.addAll(List.of("-Xmx1g", "-Dspark.master=" + master, "-Dspark.ui.enabled=false"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Path model = folder.resolve(kernel.replace(' ', '-'));
    words.addAll(command(name, model));
    File log = folder.resolve(kernel + ".log").toFile();
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log).start();
    assertThat(process.waitFor()).as(Files.readString(log.toPath())).isZero();
    assertThat(digest(model)).isEqualTo(golden.get(name).textValue());
  }

  private static List<String> command(String name, Path model) {
    List<String> words = new ArrayList<>(List.of("cavi", "fit", "--catalog", catalog.toString()));
    words.addAll(List.of("--components", "12", "--max-iterations", "40"));
    if (!name.equals("default")) {
      words.addAll(TextbookModel.OPTIONS);
    }
    if (name.equals("deep")) {
      words.addAll(List.of("--projection", "geocentric"));
    }
    words.addAll(List.of("--model", model.toString()));
    return words;
  }

  private static String digest(Path model) throws IOException {
    return DigestUtils.sha256Hex(Files.readAllBytes(model.resolve("posterior.json")));
  }

  /** 40,000 events, some of them twice, are ten chunks. */
  @Test
  void partitionsAndOrderAreNotInTheModel() {
    EventColumns columns = new EventColumns(List.of("x", "y"), "strength", "weight", null);
    List<Row> rows = new ArrayList<>(SampledEvents.list(39_000, 1));
    rows.addAll(rows.subList(100, 1100));
    Dataset<Row> table = SampledEvents.table(rows, 2).cache();
    String expected = null;
    for (int partitions : new int[] {1, 2, 3, 7, 16, 64}) {
      Dataset<Row> turned =
          partitions == 2 ? table : table.orderBy("strength", "id").repartition(partitions + 1);
      try (CachedEvents events = CachedEvents.load(turned, columns, 6, partitions)) {
        String digest = digest(fit(events));
        expected = expected == null ? digest : expected;
        assertThat(digest).as("%d partitions", partitions).isEqualTo(expected);
      }
    }
    table.unpersist();
  }

  private static MixtureFit fit(CachedEvents events) {
    PriorSpecification prior =
        new PriorSpecification(null, null, null, null, null, null, MixtureFamily.DEFAULT);
    MixtureSettings defaults = MixtureSettings.defaults(6);
    MixtureSettings shorter =
        new MixtureSettings(
            6, defaults.init(), 1, 1, 20, 0, defaults.acceleration(), defaults.moves());
    return MixtureTraining.fit(events, prior, shorter, null, iteration -> {});
  }

  private static String digest(MixtureFit fit) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PosteriorCodec.write(fit.posterior(), bytes);
    return DigestUtils.sha256Hex(bytes.toByteArray());
  }
}
