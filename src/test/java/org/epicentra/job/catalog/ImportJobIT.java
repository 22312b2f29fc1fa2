package org.epicentra.job.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.epicentra.BadInputException;
import org.epicentra.job.ExitCode;
import org.epicentra.job.Failure;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.catalog.CatalogReader;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.ImportCounts;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJobIT {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final String COMCAT = "src/test/resources/catalog/comcat.csv";

  @TempDir static Path shared;
  private static ImportCounts earthquakes;

  @TempDir Path folder;

  @BeforeAll
  static void importEarthquakes() {
    earthquakes = job(shared, COMCAT, List.of("earthquake"), false).run(SPARK).counts();
  }

  private static ImportJob job(Path folder, String path, List<String> types, boolean overwrite) {
    return new ImportJob(
        new CatalogSource(List.of(path), "auto", Map.of()),
        types,
        folder.resolve("catalog").toString(),
        folder.resolve("rejects").toString(),
        overwrite,
        ImportJob.MAX_REJECTED);
  }

  private ImportCounts run(String path, String... types) {
    return job(folder, path, List.of(types), true).run(SPARK).counts();
  }

  @Test
  void everyRecordIsAccountedFor() {
    ImportCounts result = earthquakes;
    assertThat(result.read()).isEqualTo(13);
    assertThat(result.events()).isEqualTo(4);
    assertThat(result.rejectedRecords()).isEqualTo(6);
    assertThat(result.duplicates())
        .isEqualTo(Map.of("exact duplicate", 1L, "duplicate id, older update", 1L));
    assertThat(result.otherTypes()).isEqualTo(Map.of("quarry blast", 1L));
    assertThat(result.notes())
        .isEqualTo(
            Map.of(
                "second 60 taken as the first of the next minute", 1L,
                "longitude wrapped to [-180, 180)", 1L,
                "count 0 taken as not recorded", 1L,
                "NA, NaN, null or the like in a column, taken as empty", 1L,
                "event type not told, taken as earthquake", 1L));
    assertThat(result.firstTime()).isEqualTo("2018-01-01T00:00:00.500Z");
    assertThat(result.lastTime()).isEqualTo("2018-03-07T00:00:00Z");
  }

  @Test
  void theLatestUpdateOfAnEventIsKept() {
    List<Row> castaic = catalog(shared).where("id = 'ci1'").collectAsList();
    assertThat(castaic).hasSize(1);
    assertThat(castaic.get(0).<Timestamp>getAs("updated").toInstant())
        .isEqualTo(Instant.parse("2018-02-08T02:00:00Z"));
    assertThat(castaic.get(0).<Integer>getAs("station_count")).isEqualTo(9);
  }

  @Test
  void rejectsTellTheLineTheFileTheReasonAndTheValue() {
    Dataset<Row> rejects = SPARK.read().parquet(shared.resolve("rejects").toString());
    assertThat(rejects.columns()).containsExactly("file", "position", "line", "reason", "value");
    List<Row> south = rejects.where("value = '85.70 S'").collectAsList();
    assertThat(south).hasSize(1);
    assertThat(south.get(0).getString(0)).endsWith("comcat.csv");
    assertThat(south.get(0).getString(2)).startsWith("2018-03-02T00:00:00.000Z,85.70 S,");
    assertThat(south.get(0).getString(3)).isEqualTo("latitude is not a finite number");
    assertThat(rejects.where("line is null").count()).isZero();
    assertThat(rejects.count()).isEqualTo(6);
  }

  @Test
  void rejectsOfDocumentsShowTheirFields() {
    run("src/test/resources/catalog/feed.geojson", "all");
    Row reject = SPARK.read().parquet(folder.resolve("rejects").toString()).head();
    assertThat(reject.<String>getAs("line")).contains("\"id\":\"ak2\"", "\"net\":\"ak\"");
    assertThat(reject.<Long>getAs("position")).isEqualTo(3);
  }

  @Test
  void otherKindsOfEventCanBeAskedForInAnySpelling() {
    ImportCounts result = run(COMCAT, "Quarry-Blast");
    assertThat(result.events()).isEqualTo(1);
    assertThat(result.otherTypes()).isEqualTo(Map.of("earthquake", 3L, "not told", 1L));
  }

  @Test
  void wordsForNothingInATableOfAnotherTool() throws IOException {
    Path table = folder.resolve("r.csv");
    Files.writeString(
        table,
        """
        "id","time","latitude","longitude","depth","mag","gap","n","updated"
        "a","2018-01-01",1,2,NA,2.5,NA,5,"never"
        "b","2018-01-02",1,2,7000,NA,90,NA,"2018-01-03"
        "c","2018-01-02",NA,2,7000,2.5,90,7,"2018-01-03"
        """);
    Map<String, String> columns = Map.of("depth", "depth / 1000", "magnitude", "mag");
    ImportJob job =
        new ImportJob(
            new CatalogSource(List.of(table.toString()), "auto", columns),
            List.of("all"),
            folder.resolve("catalog").toString(),
            null,
            false,
            ImportJob.MAX_REJECTED);
    ImportCounts result = job.run(SPARK).counts();
    assertThat(result.rejected()).isEqualTo(Map.of("latitude is missing", 1L));
    assertThat(result.notes())
        .containsEntry("NA, NaN, null or the like in a column, taken as empty", 2L)
        .containsEntry("updated cannot be read, left empty", 1L);
    List<Row> rows = sorted(folder);
    assertThat(rows.get(0).<Double>getAs("depth")).isNull();
    assertThat(rows.get(0).<Long>getAs("n")).isEqualTo(5);
    assertThat(rows.get(1).<Double>getAs("depth")).isEqualTo(7.0);
    assertThat(rows.get(1).<Double>getAs("magnitude")).isNull();
    assertThat(rows.get(1).<Long>getAs("n")).isNull();
  }

  @Test
  void withoutTimesOfUpdateTheLastRecordIsKept() throws IOException {
    Path table = folder.resolve("table.csv");
    Files.writeString(
        table,
        "id,time,latitude,longitude,depth\n"
            + "a,2018-01-01,1,2,3\na,2018-01-01,1,2,4\nb,2018-01-01,1,2,3\n");
    ImportCounts result = run(table.toString(), "all");
    assertThat(result.duplicates()).isEqualTo(Map.of("duplicate id, earlier in the files", 1L));
    assertThat(catalog(folder).where("id = 'a'").head().<Double>getAs("depth")).isEqualTo(4.0);
  }

  @Test
  void yearsAreFoldersWithOneFileEach() throws IOException {
    assertThat(files(shared.resolve("catalog")))
        .hasSize(1)
        .allMatch(file -> file.contains("year=2018"));
  }

  @Test
  void theCatalogIsReadBackAsItIs() {
    CatalogSource source =
        new CatalogSource(List.of(shared.resolve("catalog").toString()), "auto", Map.of());
    CatalogRows again = CatalogReader.open(SPARK, source);
    assertThat(again.rejections()).isEmpty();
    assertThat(again.rows().count()).isEqualTo(4);
    assertThat(again.rows().columns()).startsWith("id", "time").contains("place", "year");
    ImportJob copy =
        new ImportJob(source, List.of("all"), folder.resolve("copy").toString(), null, false, 0.5);
    ImportJob.Result result = copy.run(SPARK);
    assertThat(result.counts().events()).isEqualTo(4);
    assertThat(result.renamed()).isEmpty();
    StructField[] fields = SPARK.read().parquet(copy.target()).schema().fields();
    StructField[] before = catalog(shared).schema().fields();
    // The counts of an import are in the metadata of its identifiers, and this one is another.
    assertThat(fields[0].name()).isEqualTo("id").isEqualTo(before[0].name());
    assertThat(fields[0].dataType()).isEqualTo(before[0].dataType());
    assertThat(again.importCounts().map(ImportCounts::events)).contains(4L);
    assertThat(CatalogReader.open(SPARK, copied(copy)).importCounts()).contains(result.counts());
    assertThat(Arrays.copyOfRange(fields, 1, fields.length))
        .isEqualTo(Arrays.copyOfRange(before, 1, before.length));
  }

  private static CatalogSource copied(ImportJob copy) {
    return new CatalogSource(List.of(copy.target()), "auto", Map.of());
  }

  @Test
  void theNumberOfPartitionsChangesNothing() {
    String before = SPARK.conf().get("spark.sql.shuffle.partitions");
    try {
      SPARK.conf().set("spark.sql.shuffle.partitions", "7");
      run(COMCAT, "earthquake");
    } finally {
      SPARK.conf().set("spark.sql.shuffle.partitions", before);
    }
    assertThat(sorted(folder)).isEqualTo(sorted(shared));
  }

  @Test
  void anExistingCatalogIsRefusedAndLeftAlone() throws IOException {
    Path target = Files.createDirectory(folder.resolve("catalog"));
    Files.writeString(target.resolve("precious.txt"), "mine");
    assertThatThrownBy(() -> job(folder, COMCAT, List.of("all"), false).run(SPARK))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("precious.txt");
    assertThat(target.resolve("precious.txt")).exists();
    assertThat(folder.resolve("rejects")).doesNotExist();
  }

  @Test
  void rejectsDoNotGoIntoTheCatalog() {
    CatalogSource source = new CatalogSource(List.of(COMCAT), "auto", Map.of());
    String target = folder.resolve("catalog").toString();
    ImportJob job = new ImportJob(source, List.of("all"), target, target + "/bad", true, 0.5);
    assertThatThrownBy(() -> job.check(SPARK.sparkContext().hadoopConfiguration()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("must not lie in each other");
  }

  @Test
  void onlyTheRejectsAreLeftWhereNoEventIsUsable() throws IOException {
    Path bad = folder.resolve("bad.csv");
    Files.writeString(bad, "time,latitude,longitude\n2018-01-01,91,0\n2018-01-01,92,0\n");
    assertThatThrownBy(() -> run(bad.toString(), "all"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none of the 2 records")
        .hasMessageContaining("latitude is outside [-90, 90] 2");
    Files.writeString(bad, "time,latitude,longitude\n");
    assertThatThrownBy(() -> run(bad.toString(), "all")).hasMessageContaining("no records");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(bad, folder.resolve("rejects"));
    }
    assertThat(SPARK.read().parquet(folder.resolve("rejects").toString()).count()).isEqualTo(2);
  }

  @Test
  void aFeedThatBreaksOffLeavesNothing() throws IOException {
    Path feed = folder.resolve("feed.json");
    String whole = Files.readString(Path.of("src/test/resources/catalog/feed.geojson"));
    Files.writeString(feed, whole.substring(0, 700));
    assertThatThrownBy(() -> run(feed.toString(), "all"))
        .satisfies(
            thrown -> {
              Failure failure = Failure.of(thrown);
              assertThat(failure.code()).isEqualTo(ExitCode.BAD_INPUT);
              assertThat(failure.message()).contains("feed.json is not well-formed JSON");
            });
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(feed);
    }
  }

  private static Dataset<Row> catalog(Path folder) {
    return SPARK.read().parquet(folder.resolve("catalog").toString());
  }

  private static List<Row> sorted(Path folder) {
    return catalog(folder).orderBy("time", "id").collectAsList();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).filter(name -> name.endsWith(".parquet")).toList();
    }
  }
}
