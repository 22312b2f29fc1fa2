package org.epicentra.spark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each file of src/test/resources/catalog has the quirks of one kind of real catalog. */
class CatalogReaderIT {
  private static final SparkSession SPARK = LocalSpark.session();

  @TempDir Path folder;

  static String resource(String name) {
    return Path.of("src", "test", "resources", "catalog", name).toString();
  }

  static CatalogRows open(String path, String... columns) {
    return CatalogReader.open(SPARK, new CatalogSource(List.of(path), "auto", map(columns)));
  }

  static CatalogRows openAll(String... paths) {
    return CatalogReader.open(SPARK, new CatalogSource(List.of(paths), "auto", Map.of()));
  }

  private static Map<String, String> map(String... columns) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String column : columns) {
      int equals = column.indexOf('=');
      map.put(column.substring(0, equals), column.substring(equals + 1));
    }
    return map;
  }

  static List<Row> rows(CatalogRows catalog) {
    return catalog.rows().orderBy("time", "id").collectAsList();
  }

  private static Instant time(Row row) {
    return row.<Timestamp>getAs("time").toInstant();
  }

  /**
   * Rejected are those of 2, 6 and 8 March; and of two that cannot be cut and one without a time.
   */
  @Test
  void rejectedRecordsAreCountedByTheirTime() {
    CatalogRows catalog = open(resource("comcat.csv"));
    assertThat(catalog.rejected(micros("2018-03-02"), micros("2018-03-06")))
        .isEqualTo(new RejectedTimes(1, 1, 3));
    assertThat(catalog.rejected(micros("2018-03-01"), micros("2018-03-09")))
        .isEqualTo(new RejectedTimes(0, 3, 3));
    assertThat(catalog.rejected(micros("2018-03-07"), micros("2018-03-06")))
        .isEqualTo(new RejectedTimes(2, 0, 3));
    assertThat(catalog.rejections().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(6);
    // What an expression cannot read is a fault of its column: the time is known all the same.
    CatalogRows cast = open(resource("comcat.csv"), "latitude=latitude * 1");
    assertThat(cast.rejections()).containsEntry("latitude cannot be read", 1L);
    assertThat(cast.rejected(micros("2018-03-01"), micros("2018-03-03")))
        .isEqualTo(new RejectedTimes(0, 1, 3));
  }

  private static long micros(String day) {
    return Instant.parse(day + "T00:00:00Z").getEpochSecond() * 1_000_000;
  }

  @Test
  void comcatCsvWithItsQuirks() {
    CatalogRows catalog = open(resource("comcat.csv"));
    List<Row> rows = rows(catalog);
    assertThat(catalog.rows().columns()).startsWith(CatalogColumns.NAMES.toArray(String[]::new));
    assertThat(rows).hasSize(7);
    Row fiji = rows.get(0);
    assertThat(time(fiji)).isEqualTo(Instant.parse("2018-01-01T00:00:00.500Z"));
    assertThat(fiji.<Double>getAs("longitude")).isEqualTo(-180.0);
    assertThat(fiji.<Integer>getAs("station_count")).isEqualTo(6);
    assertThat(fiji.<String>getAs("place")).isEqualTo("south of \"Suva\", Fiji");
    assertThat(fiji.<Double>getAs("gap")).isNull();
    Row hawaii = rows.get(4);
    assertThat(hawaii.<String>getAs("id")).isEqualTo("hv1");
    assertThat(hawaii.<Integer>getAs("station_count")).isNull();
    assertThat(hawaii.<String>getAs("event_type")).isNull();
    assertThat(hawaii.<String>getAs("place")).isEqualTo("Waiʻōhinu");
    assertThat(rows.get(5).<String>getAs("event_type")).isEqualTo("quarry blast");
    assertThat(catalog.rejections())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "latitude is not a finite number", 1L,
                "more fields than the header has columns", 1L,
                "fewer fields than the header has columns", 1L,
                "time is missing", 1L,
                "depth is outside [-10, 800] km", 1L,
                "station_count is negative", 1L));
  }

  @Test
  void scedcListingsAsTableAndAsText() {
    List<Row> table = rows(open(resource("scedc.csv")));
    assertThat(table).hasSize(4);
    Row first = table.get(0);
    assertThat(first.<Double>getAs("magnitude")).isNull();
    assertThat(first.<String>getAs("magnitude_type")).isNull();
    assertThat(first.<Integer>getAs("phases")).isEqualTo(7);
    assertThat(first.<Integer>getAs("grams")).isZero();
    assertThat(first.<Integer>getAs("station_count")).isNull();
    assertThat(first.<String>getAs("source")).isEqualTo("SCEDC");
    assertThat(first.<String>getAs("Q")).isEqualTo("D");
    assertThat(time(table.get(1))).isEqualTo(Instant.parse("1932-01-02T16:43:00Z"));
    assertThat(table.get(1).<Integer>getAs("phases")).isNull();
    assertThat(table.get(2).<Double>getAs("magnitude")).isZero();
    assertThat(table.get(3).<Double>getAs("depth")).isEqualTo(-0.5);

    List<Row> text = rows(open(resource("scedc.catalog")));
    assertThat(text).hasSize(2);
    assertThat(text.get(1).<String>getAs("event_type")).isEqualTo("quarry blast");
    assertThat(text.get(0).<String>getAs("id")).isEqualTo("9741985");
    assertThat(text.get(0).schema()).isEqualTo(table.get(0).schema());
  }

  @Test
  void fdsnGeonetQuakemlAndGeoJson() {
    Row fdsn = rows(open(resource("fdsn.txt"))).get(1);
    assertThat(fdsn.<String>getAs("event_type")).isEqualTo("explosion");
    assertThat(fdsn.<String>getAs("source")).isEqualTo("SURVEY-INGV-OV");
    assertThat(fdsn.<Double>getAs("depth")).isEqualTo(1.8);

    List<Row> geonet = rows(open(resource("geonet.csv")));
    assertThat(geonet.get(1).<Integer>getAs("station_count")).isEqualTo(14);
    assertThat(geonet.get(0).<Integer>getAs("station_count")).isNull();
    assertThat(geonet.get(1).<Double>getAs("latitude")).isEqualTo(-43.04520798);

    CatalogRows quakeml = open(resource("quakeml.xml"));
    Row swiss = rows(quakeml).get(0);
    assertThat(swiss.<Double>getAs("depth")).isEqualTo(1.181640625);
    assertThat(swiss.<Integer>getAs("phases")).isEqualTo(77);
    assertThat(swiss.<Integer>getAs("station_count")).isEqualTo(46);
    assertThat(quakeml.rejections()).isEqualTo(Map.of("depth cannot be read", 1L));

    CatalogRows feed = open(resource("feed.geojson"));
    List<Row> features = rows(feed);
    assertThat(time(features.get(1))).isEqualTo(Instant.ofEpochMilli(1517966773840L));
    assertThat(features.get(1).<Integer>getAs("felt_count")).isZero();
    assertThat(features.get(0).<Integer>getAs("station_count")).isNull();
    assertThat(features.get(0).<String>getAs("event_type")).isEqualTo("ice quake");
    assertThat(feed.rejections()).isEqualTo(Map.of("time is missing", 1L));
  }

  @Test
  void geoJsonOfOthersIsReadByItsOwnNames() {
    CatalogRows catalog = open(resource("elsewhere.geojson"));
    List<Row> rows = rows(catalog);
    Row first = rows.get(0);
    assertThat(first.<String>getAs("id")).isEqualTo("a1");
    assertThat(time(first)).isEqualTo(Instant.parse("2024-11-02T03:04:05.600Z"));
    assertThat(first.<Double>getAs("latitude")).isEqualTo(36.4);
    assertThat(first.<Double>getAs("longitude")).isEqualTo(25.5);
    assertThat(first.<Double>getAs("depth")).isEqualTo(7.5);
    assertThat(first.<Double>getAs("third_coordinate")).isEqualTo(-7.5);
    assertThat(first.<Double>getAs("magnitude")).isEqualTo(3.1);
    assertThat(first.<String>getAs("magnitude_type")).isEqualTo("ml");
    assertThat(first.<String>getAs("event_type")).isEqualTo("earthquake");
    assertThat(first.<String>getAs("source")).isEqualTo("NOA");
    assertThat(first.<String>getAs("flynn_region")).isEqualTo("DODECANESE");
    Row second = rows.get(1);
    assertThat(time(second)).isEqualTo(Instant.parse("2024-11-02T03:05:06Z"));
    assertThat(second.<Double>getAs("latitude")).isEqualTo(36.5);
    assertThat(second.<Double>getAs("depth")).isEqualTo(-1.0);
    assertThat(second.<Double>getAs("magnitude")).isNull();
    assertThat(second.<String>getAs("event_type")).isEqualTo("mining explosion");
    assertThat(second.<String>getAs("quality")).isEqualTo("{\"phases\":12,\"gap\":140.5}");
    Row asked =
        rows(open(
                resource("elsewhere.geojson"),
                "depth=-third_coordinate",
                "phases=get_json_object(quality, '$.phases')"))
            .get(1);
    assertThat(asked.<Double>getAs("depth")).isNull();
    assertThat(asked.<String>getAs("phases")).isEqualTo("12");
  }

  @Test
  void ofSeveralMagnitudesOfTheIscTheFirstIsTaken() {
    CatalogRows catalog = open(resource("isc.csv"));
    List<Row> rows = rows(catalog);
    assertThat(catalog.rejections()).isEmpty();
    assertThat(rows)
        .extracting(row -> row.<Double>getAs("magnitude"))
        .containsExactly(4.9, 4.1, null);
    Row second = rows.get(1);
    assertThat(time(second)).isEqualTo(Instant.parse("2019-05-05T03:02:01.500Z"));
    assertThat(second.<String>getAs("id")).isEqualTo("700000002");
    assertThat(second.<String>getAs("magnitude_type")).isEqualTo("mb");
    assertThat(second.<String>getAs("source")).isEqualTo("ISC");
    assertThat(second.<Double>getAs("depth")).isNull();
    assertThat(rows.get(2).<String>getAs("event_type")).isEqualTo("explosion");
  }

  @Test
  void decimalCommasAreReadWhereTheFileHasThemThroughout() throws IOException {
    Path file = folder.resolve("comma.csv");
    Files.writeString(
        file,
        "id;time;latitude;longitude;depth\n1;2020-01-02;44,567;-20,5;1e1\n"
            + "2;2020-01-03;45;21;7,25\n");
    CatalogRows catalog = open(file.toString());
    List<Row> rows = rows(catalog);
    assertThat(rows).extracting(row -> row.<Double>getAs("latitude")).containsExactly(44.567, 45.0);
    assertThat(rows).extracting(row -> row.<Double>getAs("depth")).containsExactly(10.0, 7.25);
    assertThat(catalog.rejections()).isEmpty();
  }

  @Test
  void datesInPartsAreReadByTheRulesOfTimesOrRejectedWithTheirValues() throws IOException {
    Path file = folder.resolve("parts.csv");
    Files.writeString(
        file,
        "y,m,d,h,n,s,latitude,longitude\n1990,5,4,10,59,60.0,1,2\n1990,5,5,10,11,60.7,1,2\n"
            + "1990,5,6,24,0,0,1,2\n1990,2,30,10,0,0,1,2\n1990,0,0,0,0,0,1,2\n1990,5,,,,,1,2\n");
    String time = "time=make_timestamp(y, m, d, h, n, s)";
    CatalogRows catalog = open(file.toString(), time);
    assertThat(rows(catalog))
        .extracting(CatalogReaderIT::time)
        .containsExactly(Instant.parse("1990-05-04T11:00:00Z"));
    assertThat(catalog.rejections()).isEqualTo(Map.of("time cannot be read", 5L));
    assertThat(
            CatalogReader.check(
                    SPARK,
                    new SourceTables(SPARK)
                        .open(new CatalogSource(List.of(file.toString()), "auto", Map.of())),
                    map(time))
                .rows()
                .where("__reason is not null")
                .select("__value")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .contains("1990 5 5 10 11 60.7", "1990 0 0 0 0 0");
  }

  @Test
  void aTimeOfDayAloneIsNoTime() throws IOException {
    Path file = folder.resolve("clock.csv");
    Files.writeString(file, "day,time,latitude,longitude\n2020-01-02,10:11:12,1,2\n");
    Map<String, Long> rejected = Map.of("time is a time of day without a date", 1L);
    for (String sql : List.of("timestamp(time)", "to_timestamp(time, 'HH:mm:ss')")) {
      assertThat(open(file.toString(), "time=" + sql).rejections()).isEqualTo(rejected);
    }
    assertThat(open(file.toString()).rejections()).hasSize(1);
    for (String sql :
        List.of(
            "concat(day, ' ', time)", "to_timestamp(concat(day, time), 'yyyy-MM-ddHH:mm:ss')")) {
      assertThat(time(rows(open(file.toString(), "time=" + sql)).get(0)))
          .isEqualTo(Instant.parse("2020-01-02T10:11:12Z"));
    }
    assertThatThrownBy(() -> open(file.toString(), "time=current_timestamp()"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹column› time=current_timestamp(): current_timestamp() is not");
  }

  @Test
  void ofNamesThatDifferInCaseTheExactOneWins() throws IOException {
    Path file = folder.resolve("case.csv");
    Files.writeString(file, "Time,time,latitude,longitude\n1999-01-01,2020-01-02,1,2\n");
    assertThat(time(rows(open(file.toString())).get(0)))
        .isEqualTo(Instant.parse("2020-01-02T00:00:00Z"));
    assertThat(time(rows(open(file.toString(), "time=Time")).get(0)))
        .isEqualTo(Instant.parse("1999-01-01T00:00:00Z"));
    assertThat(time(rows(open(file.toString(), "time=concat(time, 'T01:00')")).get(0)))
        .isEqualTo(Instant.parse("2020-01-02T01:00:00Z"));
  }

  @Test
  void aColumnThatTheFormatCanDoWithoutIsNullAndOneThatItNeedsIsNamed() throws IOException {
    Path file = folder.resolve("short.txt");
    Files.writeString(file, "#EventID|Time|Latitude|Longitude\n1|2020-01-02T03:04:05|1.5|2.5\n");
    Row row = rows(open(file.toString())).get(0);
    assertThat(row.<String>getAs("source")).isNull();
    assertThat(row.<Double>getAs("depth")).isNull();
    Files.writeString(file, "#EventID|Time|Latitude|Author\n1|2020-01-02T03:04:05|1.5|x\n");
    assertThatThrownBy(() -> open(file.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("short.txt: no column for longitude. ")
        .hasMessageEndingWith("Its columns are: EventID, Time, Latitude, Author");
  }

  @Test
  void twoColumnsMakeATimeAndDepthsAreTurned() {
    CatalogRows catalog =
        open(
            resource("japan.csv"),
            "time=to_timestamp(concat(date, ' ', time))",
            "longitude=long",
            "latitude=lat",
            "depth=-depth");
    List<Row> rows = rows(catalog);
    assertThat(rows).hasSize(3);
    assertThat(time(rows.get(1))).isEqualTo(Instant.parse("1926-01-10T17:57:43Z"));
    assertThat(rows.get(1).<Double>getAs("depth")).isEqualTo(24.0);
    assertThat(rows.get(2).<Double>getAs("depth")).isNull();
    assertThat(rows.get(1).<Double>getAs("mag")).isEqualTo(5.6);
    assertThat(rows.get(1).<String>getAs("source_time")).isEqualTo("17:57:43");
    assertThat(catalog.rejections())
        .isEqualTo(Map.of("time cannot be read", 1L, "depth cannot be read", 1L));
  }

  @Test
  void americanDatesMetresAndHeadersWithBlanksAndRepeatedNames() {
    CatalogRows catalog =
        open(
            resource("quirks.csv"),
            "time=to_timestamp(`Event Time`, 'MM/dd/yyyy HH:mm:ss')",
            "longitude=Long",
            "latitude=Lat",
            "depth=depth / 1000",
            "station_count=stations");
    List<Row> rows = rows(catalog);
    assertThat(rows).hasSize(2);
    assertThat(time(rows.get(0))).isEqualTo(Instant.parse("2018-02-07T01:49:14Z"));
    assertThat(rows.get(0).<Double>getAs("longitude")).isEqualTo(-178.38);
    assertThat(rows.get(0).<Double>getAs("depth")).isEqualTo(562.0);
    assertThat(catalog.rows().columns()).contains("Event_Time", "depth_2", "001");
    assertThat(rows.get(0).<String>getAs("001")).isEqualTo("001");
    assertThat(catalog.rejections()).isEqualTo(Map.of("time cannot be read", 1L));
  }

  @Test
  void eventsOfRawFilesThatRepeatOthersAreCounted() throws IOException {
    Path table = folder.resolve("table.csv");
    Files.writeString(
        table,
        "id,time,latitude,longitude,source\n"
            + "a,2018-01-01,1,2,x\na,2018-01-02,1,2,x\na,2018-01-01,1,2,y\n"
            + "a,2018-01-01,91,2,x\n,2018-01-01,3,4,x\n,2018-01-01,3,4,x\n");
    CatalogRows catalog = open(table.toString());
    assertThat(catalog.repeated()).isEqualTo(2);
    assertThat(catalog.rejections()).isEqualTo(Map.of("latitude is outside [-90, 90]", 1L));
    assertThat(catalog.rows().count()).isEqualTo(5);
    assertThat(open(resource("scedc.csv")).repeated()).isZero();
  }

  @Test
  void columnsOfAKnownFormatCanBeReplacedAndAdded() {
    CatalogRows catalog =
        open(
            resource("scedc.csv"),
            "Source='CI'",
            "station_count=NPH",
            "both=NPH + NGRM",
            "id=EVID");
    Row last = rows(catalog).get(3);
    assertThat(last.<String>getAs("source")).isEqualTo("CI");
    assertThat(last.<Integer>getAs("station_count")).isEqualTo(12);
    assertThat(last.<Double>getAs("both")).isEqualTo(21.0);
    assertThatThrownBy(() -> open(resource("scedc.csv"), "year=2018"))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void parquetOfOtherToolsWithFloatsAndEpochTimes() {
    String target = folder.resolve("foreign").toString();
    SPARK
        .sql(
            "select 1517968154000L as time, cast(35.87 as float) as latitude,"
                + " cast(-120.45 as float) as longitude, 12D as depth, named_struct('a', 1) as more")
        .write()
        .parquet(target);
    Row row = rows(open(target)).get(0);
    assertThat(time(row)).isEqualTo(Instant.parse("2018-02-07T01:49:14Z"));
    assertThat(row.<Double>getAs("latitude")).isEqualTo(35.87);
    assertThat(row.<Row>getAs("more").getInt(0)).isEqualTo(1);
    assertThatThrownBy(() -> open(target, "depth=deep"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹column› depth=deep: ")
        .hasMessageContaining("time, latitude, longitude, depth, more");
  }

  @Test
  void parquetWithNanoseconds() throws IOException {
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("nanos.parquet").toString());
    NanosecondParquet.write(file, Instant.parse("1969-12-31T23:59:59.123456789Z"), -20.5, 178);
    Row row = rows(open(file.toString())).get(0);
    assertThat(time(row)).isEqualTo(Instant.parse("1969-12-31T23:59:59.123456Z"));
    assertThat(row.<Double>getAs("latitude")).isEqualTo(-20.5);
    // Spark has no type for a Parquet INTERVAL; nothing here needs it.
    assertThat(row.schema().fieldNames()).doesNotContain("span");
    assertThatThrownBy(() -> open(file.toString(), "depth=span"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("‹column› depth=span");
  }

  @Test
  void aTableNeedsNoCatalogColumns() {
    CatalogRows table =
        CatalogReader.openTable(
            SPARK, new CatalogSource(List.of(resource("japan.csv")), "csv", map("twice=2 * mag")));
    assertThat(table.rows().columns())
        .containsExactly("date", "time", "long", "lat", "mag", "depth", "twice");
    List<String> types =
        Arrays.stream(table.rows().schema().fields())
            .map(f -> f.dataType().simpleString())
            .toList();
    assertThat(types)
        .containsExactly("string", "string", "double", "double", "double", "string", "double");
    assertThat(table.rows().count()).isEqualTo(5);
    assertThat(table.rejections()).isEmpty();
  }
}
