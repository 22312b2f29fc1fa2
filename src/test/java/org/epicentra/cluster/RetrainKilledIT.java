package org.epicentra.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.epicentra.Kills;
import org.epicentra.cli.CommandRun;
import org.epicentra.cluster.KillMoment.Mark;
import org.epicentra.cluster.NightlyRetrain.Traces;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code retrain} on a standalone cluster, its driver killed with SIGKILL at random moments, {@link
 * Kills#count} times. After each the registry must be sound and serve the old champion or the new
 * one, and the next run of the same night must succeed; that one runs in this process, which takes
 * a second and not ten. Two registries, each with one core of the cluster, go side by side.
 */
class RetrainKilledIT {
  private static final long SEED = 20261122;
  private static final int REGISTRIES = Math.min(2, Kills.count());
  private static final Duration NIGHT = Duration.ofHours(2);
  private static final Instant FIRST = Instant.parse("2018-02-02T00:00:00Z");
  private static final Instant LAST = Instant.parse("2018-02-07T00:00:00Z");
  private static final Path EVENTS =
      Path.of("src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz");

  @TempDir static Path folder;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    assumeTrue(Files.exists(Path.of("target/spark/jars")), "not packaged yet");
    LocalSpark.session();
    cluster = StandaloneCluster.start(folder, REGISTRIES);
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void aDriverKilledAtAnyMomentLeavesASoundRegistry() throws Exception {
    Path catalog = folder.resolve("catalog");
    CommandRun imported =
        CommandRun.of("catalog", "import", EVENTS.toString(), "--output", catalog.toString());
    assertThat(imported.code()).as(imported.err()).isZero();
    ExecutorService side = Executors.newFixedThreadPool(REGISTRIES);
    try {
      List<Future<Map<Mark, Integer>>> all = new ArrayList<>();
      for (int i = 0; i < REGISTRIES; i++) {
        int number = i;
        NightlyRetrain nights =
            new NightlyRetrain(Files.createDirectories(folder.resolve("models-" + i)), catalog);
        all.add(side.submit(() -> killNightAfterNight(number, nights)));
      }
      Map<Mark, Integer> kills = new EnumMap<>(Mark.class);
      for (Future<Map<Mark, Integer>> one : all) {
        one.get().forEach((mark, count) -> kills.merge(mark, count, Integer::sum));
      }
      System.out.println("drivers killed, by what they had come to: " + kills);
      assertThat(kills.values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(Kills.count());
    } finally {
      side.shutdownNow();
    }
  }

  /**
   * @return how many were killed after they had come to which mark
   */
  private static Map<Mark, Integer> killNightAfterNight(int registry, NightlyRetrain nights)
      throws Exception {
    Random random = new Random(SEED + registry);
    KillMoment.Lengths lengths = undisturbed(nights, FIRST, registry + "-first.log");
    Map<Mark, Integer> kills = new EnumMap<>(Mark.class);
    Instant night = FIRST;
    int count = 0;
    int wanted = (Kills.count() + registry) / REGISTRIES;
    for (int moment = 3 * registry; count < wanted; moment++) {
      night = night.plus(NIGHT);
      assertThat(night).as("runs that were done before their moment came").isBefore(LAST);
      Traces before = nights.traces();
      int champion = nights.soundChampion().get("version").intValue();
      Path log = folder.resolve(registry + "-" + moment + ".log");
      Submission run = nights.submit(cluster.master(), night, log);
      KillMoment planned = KillMoment.at(moment, random, lengths);
      boolean killed;
      try {
        killed = planned.await(run, nights, before);
      } finally {
        run.kill();
      }
      // One that was about to end may have ended well.
      killed &= run.exitCode() != 0;
      assertThat(killed || run.exitCode() == 0).as(run.printed()).isTrue();
      Traces after = nights.traces();
      System.out.printf(
          "registry %d, moment %d, %s: came to %s%n",
          registry, moment, planned, killed ? Mark.last(before, after) : "its end");
      JsonNode serving = nights.soundChampion();
      assertThat(serving.get("version").intValue()).isBetween(champion, champion + 1);
      if (killed) {
        count++;
        kills.merge(Mark.last(before, after), 1, Integer::sum);
        succeeds(nights, night);
      }
      assertThat(nights.soundChampion().get("version").intValue()).isGreaterThan(champion);
    }
    undisturbed(nights, night.plus(NIGHT), registry + "-last.log");
    return kills;
  }

  /** The next run of the same night: it trains, or promotes what the dead one has published. */
  private static synchronized void succeeds(NightlyRetrain nights, Instant night) throws Exception {
    CommandRun next = nights.runHere(night);
    assertThat(next.code()).as(next.out() + next.err()).isZero();
    assertThat(nights.status()).isEqualTo("succeeded");
    assertThat(nights.soundChampion().at("/manifest/data/asOf").textValue())
        .isEqualTo(night.toString());
  }

  private static KillMoment.Lengths undisturbed(NightlyRetrain nights, Instant night, String log)
      throws Exception {
    Traces before = nights.traces();
    Submission run = nights.submit(cluster.master(), night, folder.resolve(log));
    long start = System.nanoTime();
    assertThat(new KillMoment(Mark.LOCKED, 0).await(run, nights, before))
        .as(run.printed())
        .isTrue();
    long locked = System.nanoTime();
    assertThat(run.exitCode()).as(run.printed()).isZero();
    long end = System.nanoTime();
    assertThat(nights.soundChampion().at("/manifest/data/asOf").textValue())
        .isEqualTo(night.toString());
    return new KillMoment.Lengths((end - start) / 1_000_000, (end - locked) / 1_000_000);
  }
}
