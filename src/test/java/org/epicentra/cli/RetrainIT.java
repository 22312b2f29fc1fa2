package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.RegistryLock;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nightly runs of the mixture through the command line. */
class RetrainIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final int PER_DAY = 40;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    LocalSpark.session();
  }

  /** Three clusters, forty events a day; what is to be on the last day is the caller's choice. */
  private Path catalog(int days, String lastDay) throws IOException {
    double[][] centres = {{10, 46, 10}, {12, 47, 30}, {9, 48, 60}};
    Random random = new Random(8);
    List<String> rows = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (int i = 0; i < PER_DAY; i++) {
        double[] centre = centres[i % 3];
        double x = centre[0] + 0.1 * random.nextGaussian();
        double y = centre[1] + 0.1 * random.nextGaussian();
        long count = Math.max(1, Math.round(centre[2] + 3 * random.nextGaussian()));
        boolean bad = day == days - 1;
        if (bad && lastDay.equals("swapped")) {
          double swap = x;
          x = y;
          y = swap;
        }
        rows.add(
            String.format(
                Locale.ROOT,
                "%s,%sT%02d:%02d:00Z,%s,%.4f,%.1f,2.0,%d,earthquake",
                bad && lastDay.equals("repeated") ? "e0-0" : "e" + day + "-" + i,
                FIRST.plusDays(day),
                i % 24,
                i,
                bad && lastDay.equals("unreadable") ? "n/k" : String.format(Locale.ROOT, "%.4f", y),
                x,
                5 + 10 * random.nextDouble(),
                bad && lastDay.equals("tenfold") ? 10 * count : count));
      }
    }
    return CatalogFile.write(folder, "events.csv", CatalogFile.HEADER, rows.toArray(String[]::new));
  }

  private CommandRun retrain(int days, String... more) {
    return retrain(folder.resolve("events.csv"), days, more);
  }

  private CommandRun retrain(Path catalog, int days, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "retrain",
                "--registry",
                folder.resolve("models").toString(),
                "--name",
                "alps",
                "--catalog",
                catalog.toString(),
                "--components",
                "3",
                "--holdout",
                "7d",
                "--min-drift-events",
                "30",
                "--as-of",
                FIRST.plusDays(days).toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static JsonNode json(CommandRun run, int code) throws IOException {
    assertThat(run.code()).as("%s %s", run.out(), run.err()).isEqualTo(code);
    return JSON.readTree(run.out());
  }

  private JsonNode status() throws IOException {
    return JSON.readTree(folder.resolve("models/alps/status.json").toFile());
  }

  private ModelRegistry registry() {
    return ModelRegistry.open(
        folder.resolve("models").toString(), "alps", new Configuration(false));
  }

  /** A typing error makes no name; a name that has a version tells of the failure there. */
  @Test
  void aCatalogThatIsNotThereMakesNoName() throws IOException {
    CommandRun missing = retrain(20);
    assertThat(missing.code()).as(missing.err()).isEqualTo(3);
    assertThat(missing.err())
        .startsWith("epicentra: --catalog: " + folder.resolve("events.csv") + " does not exist")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("models")).doesNotExist();
    Path events = catalog(20, "good");
    assertThat(retrain(20).code()).isZero();
    Files.delete(events);
    assertThat(retrain(21).code()).isEqualTo(3);
    assertThat(status().get("message").textValue()).contains("events.csv does not exist");
    catalog(5, "good");
    CommandRun early = retrain(21);
    assertThat(early.code()).isEqualTo(3);
    assertThat(early.err())
        .contains("--holdout is 7d, and no event is older than that: the 200 events begin at")
        .contains("2026-01-01T00:00:00Z");
    catalog(21, "good");
    CommandRun other = retrainImages();
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err())
        .contains("is of --kind mixture, and this run is of --kind vae: use another --name");
    CommandRun brief =
        retrain(21, "--max-seconds", "1", "--max-iterations", "1000000", "--tolerance", "0");
    assertThat(brief.code()).as(brief.err()).isEqualTo(5);
    assertThat(brief.out())
        .contains("refused: not done within --max-seconds 1")
        .doesNotContain("data      0");
  }

  private CommandRun retrainImages() {
    return CommandRun.of(
        "retrain",
        "--kind",
        "vae",
        "--registry",
        folder.resolve("models").toString(),
        "--name",
        "alps",
        "--images",
        folder.toString());
  }

  @Test
  void nightAfterNight() throws IOException {
    catalog(20, "good");
    CommandRun plan = retrain(20, "--dry-run");
    assertThat(plan.out()).contains("planned: would fit 3 components to 520 events until");
    assertThat(folder.resolve("models")).doesNotExist();

    JsonNode first = json(retrain(20, "--json"), 0);
    assertThat(first.get("outcome").textValue()).isEqualTo("promoted");
    assertThat(first.get("why").textValue()).isEqualTo("there was no champion to compare it with");
    assertThat(first.at("/data/rows").longValue()).isEqualTo(800);
    // 20 days, the newest event on the 20th at 23:23: the last 7 x 24 hours are the 13th from
    // 23:23 on; 13 days and none of the 13th after it.
    assertThat(first.at("/data/holdoutRows").longValue()).isEqualTo(280);
    assertThat(status().get("state").textValue()).isEqualTo("succeeded");

    JsonNode again = json(retrain(21, "--json", "--max-age", "9d"), 0);
    assertThat(again.get("outcome").textValue()).isEqualTo("nothing-new");
    assertThat(again.get("why").textValue())
        .startsWith("nothing new: version 1 was made of")
        .endsWith("and promoted then: there was no champion to compare it with");

    catalog(21, "good");
    JsonNode second = json(retrain(21, "--json"), 0);
    assertThat(second.get("outcome").textValue()).isEqualTo("promoted");
    assertThat(second.at("/comparison/count").longValue()).isEqualTo(280);
    assertThat(second.at("/training/coldBound").isNumber()).isTrue();
    assertThat(second.at("/training/warmBound").isNumber()).isTrue();
    assertThat(second.at("/comparison/gain").doubleValue())
        .isBetween(
            second.at("/comparison/low").doubleValue(),
            second.at("/comparison/high").doubleValue());
    assertThat(second.at("/comparison/slices").size()).isGreaterThan(1);
    for (JsonNode slice : second.at("/comparison/slices")) {
      assertThat(slice.get("standardError").isNull()).isEqualTo(slice.get("count").intValue() == 1);
    }
    assertThat(registry().champion().orElseThrow().number()).isEqualTo(2);
    assertThat(registry().version(2).manifest().parent()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("models/alps/metrics.prom")))
        .contains("epicentra_retrain_exit_code{name=\"alps\"} 0\n")
        .contains("epicentra_retrain_champion_version{name=\"alps\"} 2\n")
        .contains("epicentra_retrain_gate_passed{name=\"alps\",gate=\"drift-place\"} 1\n");

    CommandRun verify =
        CommandRun.of(
            "registry",
            "verify",
            "--registry",
            folder.resolve("models").toString(),
            "--name",
            "alps");
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  @Test
  void aNightOfBadDataLeavesTheChampion() throws IOException {
    catalog(20, "good");
    json(retrain(20, "--json"), 0);
    for (String[] bad :
        new String[][] {
          {"swapped", "drift-place", "the new events' place is"},
          {"tenfold", "drift-strength", "the new events' strength is"},
          {"repeated", "repeated", "of the new events repeat an id"},
          {"unreadable", "rejected", "of the new records are no usable events"}
        }) {
      catalog(21, bad[0]);
      JsonNode refused = json(retrain(21, "--json", "--max-rate-change", "1e9"), 5);
      assertThat(refused.get("outcome").textValue()).isEqualTo("refused");
      assertThat(refused.get("why").textValue()).contains(bad[2]);
      assertThat(refused.get("gates"))
          .filteredOn(gate -> gate.get("name").textValue().equals(bad[1]))
          .singleElement()
          .matches(gate -> !gate.get("passed").booleanValue());
      assertThat(status().get("state").textValue()).isEqualTo("refused");
      assertThat(status().get("exitCode").intValue()).isEqualTo(5);
      assertThat(status().get("message").textValue()).contains(bad[2]);
    }
    CommandRun stale = retrain(40);
    assertThat(stale.code()).isEqualTo(5);
    assertThat(stale.out()).contains("REFUSED   the newest event is");
    catalog(12, "good");
    assertThat(retrain(20, "--max-age", "30d").out())
        .contains("REFUSED   0.4000 of the events of recent runs are gone");
    assertThat(registry().numbers()).containsExactly(1);
    assertThat(registry().champion().orElseThrow().number()).isEqualTo(1);
  }

  /** The last of 21 days is unreadable: runs as of the 20th do not see it, those after it do. */
  @Test
  void rejectedRecordsCountOnceTheyAreNotLaterThanTheRun() throws IOException {
    catalog(21, "unreadable");
    // As of the midnight at which the 21st begins, with the first of its records.
    JsonNode first = json(retrain(20, "--json"), 0);
    assertThat(first.at("/data/rejected").longValue()).isEqualTo(1);
    assertThat(first.at("/data/rejectedUndated").longValue()).isZero();
    // 40 rejected of 40 records since the champion's newest event, though its file held them too.
    JsonNode refused = json(retrain(21, "--json"), 5);
    assertThat(refused.at("/data/rejected").longValue()).isEqualTo(40);
    assertThat(gate(refused, "rejected").get("value").doubleValue()).isEqualTo(1);
    assertThat(gate(refused, "schema").get("passed").booleanValue()).isTrue();
  }

  private static JsonNode gate(JsonNode run, String name) {
    for (JsonNode gate : run.get("gates")) {
      if (gate.get("name").textValue().equals(name)) {
        return gate;
      }
    }
    throw new AssertionError("no gate " + name + " in " + run);
  }

  @Test
  void aRunAsOfBeforeTheChampionIsRefusedInItsOwnWords() throws IOException {
    catalog(20, "good");
    json(retrain(20, "--json"), 0);
    CommandRun early = retrain(15);
    assertThat(early.code()).isEqualTo(5);
    assertThat(early.out())
        .contains(
            "REFUSED   the run is as of 2026-01-16T00:00:00Z, and the champion's newest event is of"
                + " 2026-01-20T23:")
        .contains("ok        0.0000 of the events of recent runs are gone");
  }

  /** The imported catalog has the column year, the file of lines it was made of does not. */
  @Test
  void columnsThatNobodyReadsMayGoAndTheOthersAreNamed() throws IOException {
    Path lines = catalog(20, "good");
    Path imported = folder.resolve("imported");
    assertThat(
            CommandRun.of("catalog", "import", lines.toString(), "--output", imported.toString())
                .code())
        .isZero();
    String[] phases = {"--strength", "phases", "--column", "phases=station_count"};
    JsonNode first = json(retrain(imported, 20, with(phases, "--json")), 0);
    assertThat(first.at("/data/schema/phases").textValue()).isEqualTo("int");
    assertThat(retrain(20, with(phases, "--dry-run")).out())
        .contains("ok        the columns that the run reads are those of the champion")
        .doesNotContain("REFUSED");
    phases[3] = "phases=cast(station_count as double)";
    String told =
        "of the columns that the run reads, phases was int and is double: give the same columns";
    CommandRun changed = retrain(20, phases);
    assertThat(changed.code()).isEqualTo(5);
    assertThat(changed.out()).contains("REFUSED   " + told);
    assertThat(status().get("message").textValue()).contains(told);
  }

  private static String[] with(String[] words, String more) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = more;
    return all;
  }

  @Test
  void aChallengerThatIsNotGoodEnoughIsKeptAndNotServed() throws IOException {
    catalog(20, "good");
    json(retrain(20, "--json"), 0);
    catalog(21, "good");
    JsonNode refused = json(retrain(21, "--json", "--min-gain", "5"), 5);
    assertThat(refused.get("version").intValue()).isEqualTo(2);
    assertThat(refused.get("why").textValue()).contains("is below --min-gain 5");
    assertThat(registry().champion().orElseThrow().number()).isEqualTo(1);
    assertThat(registry().version(2).manifest().decision().promote()).isFalse();
    JsonNode again = json(retrain(21, "--json", "--min-gain", "5"), 5);
    assertThat(again.get("outcome").textValue()).isEqualTo("nothing-new");
    assertThat(registry().numbers()).containsExactly(1, 2);

    // Without --min-gain it is the rule that changed, and nothing is trained again.
    String why = "version 2 was made of the same data with the same options, and refused by";
    assertThat(retrain(21, "--dry-run").out()).contains("planned: would promote version 2: " + why);
    assertThat(registry().champion().orElseThrow().number()).isEqualTo(1);
    JsonNode judged = json(retrain(21, "--json"), 0);
    assertThat(judged.get("outcome").textValue()).isEqualTo("promoted");
    assertThat(judged.get("why").textValue())
        .startsWith(why)
        .contains("not below minus --non-inferiority 0.01");
    assertThat(judged.get("training").isEmpty()).isTrue();
    assertThat(registry().champion().orElseThrow().number()).isEqualTo(2);
    for (String[] rule : new String[][] {{"--json"}, {"--json", "--min-gain", "5"}}) {
      JsonNode promoted = json(retrain(21, rule), 0);
      assertThat(promoted.get("outcome").textValue()).isEqualTo("nothing-new");
    }
    assertThat(registry().numbers()).containsExactly(1, 2);
  }

  @Test
  void aDamagedChampionIsNeitherYardstickNorStart() throws IOException {
    catalog(20, "good");
    json(retrain(20, "--json"), 0);
    catalog(21, "good");
    Path posterior = folder.resolve("models/alps/versions/000001/model/posterior.json");
    String sound = Files.readString(posterior);
    Files.writeString(posterior, sound.replaceFirst("\\d(?=,)", "7").replaceFirst("\\d(?=,)", "8"));
    String told = "the champion, version 1 of alps, is damaged: posterior.json has another digest";
    assertRefused(retrain(21, "--mode", "warm"), told);
    assertThat(status().get("state").textValue()).isEqualTo("failed");
    assertThat(status().get("exitCode").intValue()).isEqualTo(3);
    assertThat(status().get("message").textValue()).startsWith(told);
    assertRefused(retrain(21, "--dry-run"), told);
    Files.delete(posterior);
    assertRefused(retrain(21), "the champion, version 1 of alps, is damaged: posterior.json is");
    assertThat(registry().numbers()).containsExactly(1);
    Files.writeString(posterior, sound);
    assertThat(json(retrain(21, "--json"), 0).get("version").intValue()).isEqualTo(2);
  }

  private void assertRefused(CommandRun run, String told) {
    assertThat(run.code()).as(run.out()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("epicentra: " + told)
        .contains("'registry promote --registry " + folder.resolve("models") + " --name alps ")
        .doesNotContain("\tat ");
  }

  @Test
  void theNextRunMakesUpForAPromotionThatADeadOneOwes() throws IOException {
    catalog(20, "good");
    json(retrain(20, "--json"), 0);
    Files.delete(folder.resolve("models/alps/champions/000001.json"));
    assertThat(registry().champion()).isEmpty();
    JsonNode made = json(retrain(20, "--json"), 0);
    assertThat(made.get("outcome").textValue()).isEqualTo("promoted");
    assertThat(registry().champion().orElseThrow().number()).isEqualTo(1);
    assertThat(registry().numbers()).containsExactly(1);
  }

  @Test
  void twoRunsAtATimeAndARunThatTakesTooLong() throws IOException {
    catalog(20, "good");
    try (RegistryLock lock = registry().lock(Duration.ofMinutes(5))) {
      assertThat(lock.fence()).isEqualTo(1);
      CommandRun second = retrain(20);
      assertThat(second.code()).isEqualTo(6);
      assertThat(second.err()).contains("holds the lock").doesNotContain("\tat ");
      assertThat(folder.resolve("models/alps/status.json")).doesNotExist();
    }
    CommandRun slow =
        retrain(20, "--max-seconds", "4", "--max-iterations", "1000000", "--tolerance", "0");
    assertThat(slow.code()).as(slow.err()).isEqualTo(5);
    assertThat(slow.out()).contains("not done within --max-seconds 4");
    assertThat(registry().numbers()).isEmpty();
    assertThat(retrain(20).code()).isZero();
  }

  @Test
  void incrementalRunsTakeTheNewEventsAloneAndEveryThirdRunIsFull() throws IOException {
    catalog(20, "good");
    String[] incremental = {
      "--json", "--mode", "incremental", "--forgetting", "0.99", "--refit-every", "3"
    };
    List<String> modes = new ArrayList<>();
    for (int days = 20; days < 24; days++) {
      catalog(days, "good");
      JsonNode run = json(retrain(days, incremental), 0);
      modes.add(
          run.at("/training/mode").textValue() + " " + run.at("/training/events").longValue());
    }
    assertThat(modes).containsExactly("full 520", "incremental 40", "incremental 40", "full 640");
    CommandRun other = retrain(24, "--strength", "magnitude");
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("--strength is magnitude and was station_count");
  }
}
