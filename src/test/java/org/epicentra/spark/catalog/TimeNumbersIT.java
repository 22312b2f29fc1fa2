package org.epicentra.spark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.Remedy;
import org.epicentra.catalog.text.TimeText.Numbers;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times that are whole numbers: dates, or spans since 1970. */
class TimeNumbersIT {
  private static final SparkSession SPARK = LocalSpark.session();

  @TempDir Path folder;

  private CatalogRows table(String... times) throws IOException {
    StringBuilder text = new StringBuilder("time,latitude,longitude\n");
    for (String time : times) {
      text.append(time).append(",38.3,142.4\n");
    }
    Path file = Files.writeString(folder.resolve("table.csv"), text);
    return open(file, Map.of());
  }

  private static CatalogRows open(Path file, Map<String, String> columns) {
    return CatalogReader.open(SPARK, new CatalogSource(List.of(file.toString()), "auto", columns));
  }

  private static List<Instant> times(CatalogRows catalog) {
    return catalog.rows().orderBy("time").collectAsList().stream()
        .map(row -> row.<Timestamp>getAs("time").toInstant())
        .toList();
  }

  @Test
  void aColumnOfDateNumbersIsReadAsDatesAndWhatIsNoDateIsRejected() throws IOException {
    CatalogRows dates = table("199406050217", "200212260156", "200213260156", "19991231");
    assertThat(times(dates))
        .containsExactly(
            Instant.parse("1994-06-05T02:17:00Z"),
            Instant.parse("1999-12-31T00:00:00Z"),
            Instant.parse("2002-12-26T01:56:00Z"));
    assertThat(dates.rejections()).isEqualTo(Map.of("time is not a time that can be read", 1L));
  }

  /** 199406050217 ms is 1976-04-26T22:34:10.217Z; it alone of 20 could be a date. */
  @Test
  void aDateNumberAmongManyEpochsIsAnEpoch() throws IOException {
    String[] epochs = new String[20];
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] = String.valueOf(199_406_990_217L + i);
    }
    epochs[7] = "199406050217";
    CatalogRows catalog = table(epochs);
    assertThat(times(catalog)).hasSize(20).startsWith(Instant.parse("1976-04-26T22:34:10.217Z"));
    assertThat(catalog.rejections()).isEmpty();
  }

  @Test
  void whereBothAreMixedBothReadingsAreNamed() throws IOException {
    CatalogRows mixed = table("199406050217", "1517968154001", "1517968154002", "1517968154003");
    String reason =
        "time is a number that may be a calendar date or milliseconds since 1970; say which";
    assertThat(mixed.rejections()).isEqualTo(Map.of(reason, 1L));
    assertThat(Remedy.ofNumbers("time", "milliseconds"))
        .extracting(remedy -> remedy.columns().get("time"))
        .containsExactly(
            "to_timestamp(string(time), 'yyyyMMddHHmm')", "timestamp_millis(bigint(time))");
    assertThat(Remedy.ofNumbers("`the time`", "seconds").get(1).columns().get("time"))
        .isEqualTo("timestamp_seconds(bigint(`the time`))");
  }

  @Test
  void bothExpressionsThatAreNamedRead() throws IOException {
    table("199406050217");
    Path file = folder.resolve("table.csv");
    String asDate = "to_timestamp(string(time), 'yyyyMMddHHmm')";
    assertThat(times(open(file, Map.of("time", asDate))))
        .containsExactly(Instant.parse("1994-06-05T02:17:00Z"));
    assertThat(times(open(file, Map.of("time", "timestamp_millis(bigint(time))"))))
        .containsExactly(Instant.parse("1976-04-26T22:34:10.217Z"));
    table("1994060502174512");
    assertThat(times(open(file, Map.of("time", "concat(left(time, 14), '.', right(time, 2))"))))
        .containsExactly(Instant.parse("1994-06-05T02:17:45.120Z"));
  }

  @Test
  void numbersOfParquetAreReadInTheSameWay() {
    String target = folder.resolve("numbers").toString();
    SPARK
        .sql("select 2002122601563050L as time, 63D as latitude, -147D as longitude")
        .write()
        .parquet(target);
    assertThat(times(open(Path.of(target), Map.of())))
        .containsExactly(Instant.parse("2002-12-26T01:56:30.500Z"));
  }

  @Test
  void theShareOfDatesDecides() {
    assertThat(TimeNumbers.decide(0, 0)).isEqualTo(Numbers.UNDECIDED);
    assertThat(TimeNumbers.decide(1, 2)).isEqualTo(Numbers.DATES);
    assertThat(TimeNumbers.decide(1, 3)).isEqualTo(Numbers.UNDECIDED);
    assertThat(TimeNumbers.decide(1, 20)).isEqualTo(Numbers.EPOCHS);
    assertThat(TimeNumbers.decide(0, 1)).isEqualTo(Numbers.EPOCHS);
  }
}
