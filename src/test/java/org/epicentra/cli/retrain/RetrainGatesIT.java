package org.epicentra.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.epicentra.cli.CommandRun;
import org.junit.jupiter.api.Test;

/** What a nightly run of the mixture refuses for its data. */
class RetrainGatesIT extends GrowingCatalog {
  @Test
  void aNightOfBadDataLeavesTheChampion() throws IOException {
    catalog(20, "good");
    json(retrain(20, "--json"), 0);
    for (String[] bad :
        new String[][] {
          {"swapped", "drift-place", "the new events' place is"},
          {"tenfold", "drift-strength", "the new events' strength is"},
          {"repeated", "repeated", "of the new events repeat an id"},
          {"unreadable", "rejected", "of the new records are unusable"}
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
    String reported =
        "of the columns that the run reads, phases was int and is double: give the same columns";
    CommandRun changed = retrain(20, phases);
    assertThat(changed.code()).isEqualTo(5);
    assertThat(changed.out()).contains("REFUSED   " + reported);
    assertThat(status().get("message").textValue()).contains(reported);
  }

  private static String[] with(String[] words, String more) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = more;
    return all;
  }
}
