package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.cli.CommandRun;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.RegistryLock;
import org.junit.jupiter.api.Test;

/** Nightly runs of the mixture through the command line. */
class RetrainIT extends GrowingCatalog {
  /** A typing error makes no name; a name that has a version reports the failure there. */
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
    assertThatTheSecondIsPromoted(json(retrain(21, "--json"), 0));
    assertThat(Files.readString(folder.resolve("models/alps/metrics.prom")))
        .contains("epicentra_retrain_exit_code{name=\"alps\"} 0\n")
        .contains("epicentra_retrain_champion_version{name=\"alps\"} 2\n")
        .contains("epicentra_retrain_gate_passed{name=\"alps\",gate=\"drift-place\"} 1\n");
    String root = folder.resolve("models").toString();
    CommandRun verify = CommandRun.of("registry", "verify", "--registry", root, "--name", "alps");
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  private void assertThatTheSecondIsPromoted(JsonNode second) {
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
    Manifest kept = registry().version(2).manifest();
    assertThat(kept.decision().promote()).isFalse();
    assertThat(kept.decision().why()).isEqualTo(refused.get("why").textValue());
    assertThat(kept.metrics().get("gates").toString()).contains("at most 0.0200 (--max-row-loss)");
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
    String reported =
        "the champion, version 1 of alps, is damaged: posterior.json has another digest";
    assertRefused(retrain(21, "--mode", "warm"), reported);
    assertThat(status().get("state").textValue()).isEqualTo("failed");
    assertThat(status().get("exitCode").intValue()).isEqualTo(3);
    assertThat(status().get("message").textValue()).startsWith(reported);
    assertRefused(retrain(21, "--dry-run"), reported);
    Files.delete(posterior);
    assertRefused(retrain(21), "the champion, version 1 of alps, is damaged: posterior.json is");
    assertThat(registry().numbers()).containsExactly(1);
    Files.writeString(posterior, sound);
    assertThat(json(retrain(21, "--json"), 0).get("version").intValue()).isEqualTo(2);
  }

  private void assertRefused(CommandRun run, String reported) {
    assertThat(run.code()).as(run.out()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("epicentra: " + reported)
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

  /** Forty events a night are new; those held out again count once. */
  @Test
  void theEvidenceOfAllNightsAddsUpUntilOneIsPromoted() throws IOException {
    String[] rule = {"--json", "--sequential", "--min-gain", "5"};
    catalog(20, "good");
    json(retrain(20, "--json"), 0);
    catalog(21, "good");
    JsonNode first = json(retrain(21, rule), 5);
    assertThat(first.at("/comparison/interval").textValue()).isEqualTo("confidence-sequence");
    assertThat(first.at("/comparison/evidence/nights").intValue()).isEqualTo(1);
    assertThat(first.at("/comparison/evidence/observations").longValue()).isEqualTo(280);
    assertThat(first.get("why").textValue())
        .contains("over 1 run against this champion", "below --min-gain 5.0");
    catalog(22, "good");
    JsonNode second = json(retrain(22, rule), 5);
    assertThat(second.at("/comparison/count").longValue()).isEqualTo(280);
    assertThat(second.at("/comparison/evidence/nights").intValue()).isEqualTo(2);
    assertThat(second.at("/comparison/evidence/observations").longValue()).isEqualTo(320);
    // The rule that asked for a gain is taken back: the evidence so far is judged, not trained.
    JsonNode judged = json(retrain(22, "--json", "--sequential", "--non-inferiority", "2"), 0);
    assertThat(judged.get("outcome").textValue()).isEqualTo("promoted");
    assertThat(judged.get("training").isEmpty()).isTrue();
    catalog(23, "good");
    JsonNode anew = json(retrain(23, rule), 5);
    assertThat(anew.at("/comparison/evidence/nights").intValue()).isEqualTo(1);
    assertThat(anew.at("/comparison/evidence/observations").longValue()).isEqualTo(280);
  }
}
