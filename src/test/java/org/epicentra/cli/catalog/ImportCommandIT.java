package org.epicentra.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.cli.CommandRun;
import org.epicentra.spark.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandIT {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final String JAPAN = "src/test/resources/catalog/japan.csv";

  @TempDir Path folder;

  private CommandRun importJapan(String... more) {
    String[] words = {
      "catalog",
      "import",
      JAPAN,
      "--output",
      target(),
      "--source",
      "JMA's",
      "--column",
      "time=concat(date, ' ', time)",
      "--column",
      "longitude=long",
      "--column",
      "latitude=lat",
      "--column",
      "magnitude=mag",
      "--column",
      "depth=-depth"
    };
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return CommandRun.of(all);
  }

  private String target() {
    return folder.resolve("catalog").toString();
  }

  @Test
  void printsWhatBecameOfEveryRecord() {
    CommandRun run = importJapan();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("3 of 5 records are events of the catalog, 1926-01-08T00:00:00Z to 1926-01-12")
        .containsPattern("1 +depth cannot be read")
        .containsPattern("1 +time is not a time that can be read")
        .containsPattern("3 +id missing, made from the event's values")
        .contains("WARNING: 2 of 5 records are rejected")
        .contains("hint: no usual pattern of dates reads every time, such as 1926-01-10 25:57:43")
        .contains("column 'depth' is kept as source_depth")
        .contains("import again with --rejects DIR");
    Row row = SPARK.read().parquet(target()).orderBy("time").head();
    assertThat(row.<String>getAs("source")).isEqualTo("JMA's");

    CommandRun again = importJapan();
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("--overwrite");
  }

  @Test
  void printsTheSameAsJson() throws IOException {
    CommandRun run = importJapan("--json");

    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactly(
            "output",
            "rejects",
            "read",
            "events",
            "rejected",
            "duplicates",
            "otherTypes",
            "notes",
            "firstTime",
            "lastTime",
            "lines",
            "warnings",
            "hints",
            "renamed",
            "seconds");
    assertThat(result.get("read").asInt()).isEqualTo(5);
    assertThat(result.get("events").asInt()).isEqualTo(3);
    assertThat(result.get("lines"))
        .hasToString(
            "{\"lines\":6,\"headers\":1,\"comments\":0,\"blank\":0,\"recordLines\":5,\"records\":5}");
    assertThat(result.get("rejected").get("depth cannot be read").asInt()).isEqualTo(1);
    assertThat(result.get("renamed").get("time").asText()).isEqualTo("source_time");
    assertThat(result.get("output").asText()).isEqualTo(target());
  }

  @Test
  void aSourceIsGivenOnce() {
    CommandRun run = importJapan("--column", "source='other'");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--source and --column source");
  }

  @Test
  void messagesNameTheOptions() {
    CommandRun column = importJapan("--column", "station_count=stations");
    assertThat(column.code()).isEqualTo(3);
    assertThat(column.err()).contains("--column station_count=stations: ").doesNotContain("‹");

    CommandRun format = importJapan("--format", "quakeml");
    assertThat(format.code()).isEqualTo(3);
    assertThat(format.err())
        .contains("does not look like quakeml", "Use --format auto, or csv with --column")
        .doesNotContain("‹");
  }
}
