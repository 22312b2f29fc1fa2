package org.epicentra.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.epicentra.cli.Main;
import org.epicentra.mixture.PosteriorCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code retrain}, killed with SIGKILL at random moments. After each the registry must be sound and
 * serve a champion, the last known or a newer one, and the next run must succeed, which is the
 * first of the next process.
 */
class RetrainKilledIT {
  private static final long SEED = 20261122;
  private static final int REGISTRIES = 3;
  private static final int KILLS = 10;
  private static final Path EVENTS =
      Path.of("src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz");

  /** Runs of a night's length after the first has ended; one takes one to three seconds. */
  private static final int MILLIS = 4000;

  @TempDir Path folder;

  @Test
  void aRunKilledAtAnyMomentLeavesASoundRegistry() throws Exception {
    Path catalog = folder.resolve("catalog");
    run("catalog", "import", EVENTS.toString(), "--output", catalog.toString());
    ExecutorService side = Executors.newFixedThreadPool(REGISTRIES);
    try {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < REGISTRIES; i++) {
        int number = i;
        all.add(side.submit(() -> killAgainAndAgain(number, catalog)));
      }
      int promoted = 0;
      for (Future<Integer> one : all) {
        promoted += one.get();
      }
      // A process that came to its kill has promoted at least one model.
      assertThat(promoted).isGreaterThanOrEqualTo(REGISTRIES * KILLS);
    } finally {
      side.shutdownNow();
    }
  }

  /**
   * @return the number of the last champion
   */
  private int killAgainAndAgain(int number, Path catalog) throws Exception {
    Random random = new Random(SEED + number);
    Path registry = Files.createDirectories(folder.resolve("registry-" + number));
    Instant night = Instant.parse("2018-02-03T00:00:00Z");
    int champion = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path log = folder.resolve("log-" + number + "-" + kill);
      Process process = nightlyRuns(registry, catalog, night, log);
      try {
        StandaloneCluster.await(
            "the first run of " + log, () -> printed(log).contains("exit ") || !process.isAlive());
        assertThat(printed(log)).as("the next run succeeds").contains("exit 0");
        Thread.sleep(random.nextInt(MILLIS));
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertThat(printed(log)).doesNotContain("exit 1").doesNotContain("exit 3");
      int before = champion;
      champion = soundChampion(registry);
      assertThat(champion).as("champion after %s", log).isGreaterThan(before);
      night = night.plusSeconds(9 * 3600);
    }
    return champion;
  }

  /** The champion's number, when all versions are sound and its model can be read. */
  private static int soundChampion(Path registry) throws IOException {
    assertThat(run("registry", "verify", "--registry", registry.toString(), "--name", "world"))
        .contains("sound")
        .doesNotContain("DAMAGED");
    String shown =
        run("registry", "show", "--registry", registry.toString(), "--name", "world", "--json");
    var json = new ObjectMapper().readTree(shown);
    Path model = Path.of(URI.create(json.get("model").textValue()).getPath());
    try (InputStream in = Files.newInputStream(model.resolve("posterior.json"))) {
      assertThat(PosteriorCodec.read(in).components()).isEqualTo(3);
    }
    return json.get("version").intValue();
  }

  private static String run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter((Writer) err, true), args);
    assertThat(code).as("%s%n%s", String.join(" ", args), err).isZero();
    return out.toString();
  }

  private static Process nightlyRuns(Path registry, Path catalog, Instant night, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx700m", "-XX:TieredStopAtLevel=1"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-") || argument.contains("log4j2"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Dspark.master=local[1]",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.sql.shuffle.partitions=2",
            "-cp",
            System.getProperty("java.class.path"),
            NightlyRuns.class.getName(),
            registry.toString(),
            catalog.toString(),
            night.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static String printed(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "";
    }
  }
}
