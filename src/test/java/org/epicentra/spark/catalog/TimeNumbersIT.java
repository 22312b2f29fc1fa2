package org.epicentra.spark.catalog;

import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.LongAccumulator;
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

  private CatalogRows parquet(String time) {
    String target = folder.resolve(time.replaceAll("\\W", "_")).toString();
    SPARK
        .sql("select " + time + " as time, 63D as latitude, -147D as longitude")
        .write()
        .parquet(target);
    return open(Path.of(target), Map.of());
  }

  @Test
  void fractionsOfNumbersOfParquetAreNotCutOff() {
    Instant date = Instant.parse("2011-03-11T05:46:23.120Z");
    assertThat(times(parquet("20110311054623.12D"))).containsExactly(date);
    assertThat(times(parquet("cast(20110311054623.12 as decimal(20, 4))"))).containsExactly(date);
    assertThat(times(parquet("201103110546D")))
        .containsExactly(Instant.parse("2011-03-11T05:46:00Z"));
    assertThat(times(parquet("1517968154000.25D")))
        .containsExactly(Instant.parse("2018-02-07T01:49:14.000250Z"));
    assertThat(parquet("1517968154.123D").rejections().keySet())
        .containsExactly("time is a number that may be seconds or milliseconds; say which");
    assertThat(parquet("double('NaN')").rejections().values()).containsExactly(1L);
  }

  /** 1302011200 s is 2011-04-05T13:46:40Z; its digits are noon of a day in 1302 too. */
  @Test
  void aFewEpochsThatCouldBeOldDatesAreNotTakenForThem() throws IOException {
    String seconds =
        "time is a number that may be a calendar date or seconds since 1970; say which";
    for (String[] few :
        List.of(
            new String[] {"1302011200"},
            new String[] {"1302011200", "1302011200", "1302011203", "1302011219"},
            new String[] {"1302011200", "1407021523"})) {
      CatalogRows epochs = table(few);
      assertThat(times(epochs)).isEmpty();
      assertThat(epochs.rejections()).isEqualTo(Map.of(seconds, (long) few.length));
    }
    assertThat(table("1302011200000000").rejections().keySet())
        .containsExactly(seconds.replace("seconds", "microseconds"));
    assertThat(table("130201120000").rejections().keySet())
        .containsExactly(seconds.replace("seconds", "milliseconds"));
  }

  @Test
  void oldDatesOfSeveralYearsOrBesideNewerOnesAreDates() throws IOException {
    assertThat(times(table("160201121030", "165610181930", "175511010940")))
        .containsExactly(
            Instant.parse("1602-01-12T10:30:00Z"),
            Instant.parse("1656-10-18T19:30:00Z"),
            Instant.parse("1755-11-01T09:40:00Z"));
    assertThat(times(table("1755110109", "2011031105")))
        .containsExactly(
            Instant.parse("1755-11-01T09:00:00Z"), Instant.parse("2011-03-11T05:00:00Z"));
  }

  @Test
  void oneNumberThatIsHardlyAnEpochIsADate() throws IOException {
    assertThat(times(table("201103110546"))).containsExactly(Instant.parse("2011-03-11T05:46:00Z"));
    assertThat(times(table("1906041813"))).containsExactly(Instant.parse("1906-04-18T13:00:00Z"));
    assertThat(times(table("17551101094000")))
        .containsExactly(Instant.parse("1755-11-01T09:40:00Z"));
  }

  @Test
  void theShareOfDatesDecides() {
    assertThat(new TimeNumbers.Counts(0, 0, 0, 0).decide()).isEqualTo(Numbers.UNDECIDED);
    assertThat(new TimeNumbers.Counts(2, 1, 0, 0).decide()).isEqualTo(Numbers.DATES);
    assertThat(new TimeNumbers.Counts(3, 1, 0, 0).decide()).isEqualTo(Numbers.UNDECIDED);
    assertThat(new TimeNumbers.Counts(20, 1, 0, 0).decide()).isEqualTo(Numbers.EPOCHS);
    assertThat(new TimeNumbers.Counts(1, 0, 0, 0).decide()).isEqualTo(Numbers.EPOCHS);
    assertThat(new TimeNumbers.Counts(6, 0, 3, 3).decide()).isEqualTo(Numbers.DATES);
    assertThat(new TimeNumbers.Counts(6, 0, 6, 2).decide()).isEqualTo(Numbers.UNDECIDED);
    assertThat(new TimeNumbers.Counts(200, 0, 2, 2).decide()).isEqualTo(Numbers.EPOCHS);
  }

  /** Whatever the cores: rows of later partitions are not looked at while the first ones do. */
  @Test
  void theFirstRowsShowWhetherThereAreNumbers() {
    LongAccumulator later = SPARK.sparkContext().longAccumulator();
    UDF1<Long, String> text =
        row -> {
          if (row >= 2000) {
            later.add(1);
          }
          return row < 2000 ? "2011-03-11" : "201103110546";
        };
    Dataset<Row> rows = SPARK.range(0, 8000, 1, 4).toDF("row");
    Column time = udf(text, DataTypes.StringType).apply(rows.col("row"));
    assertThat(TimeNumbers.of(rows, Map.of("time", time)))
        .isEqualTo(Map.of("time", Numbers.UNDECIDED));
    assertThat(later.value()).isZero();
    assertThat(TimeNumbers.of(rows.where("row >= 1500"), Map.of("time", time)))
        .isEqualTo(Map.of("time", Numbers.DATES));
    assertThat(later.value()).isPositive();
  }
}
