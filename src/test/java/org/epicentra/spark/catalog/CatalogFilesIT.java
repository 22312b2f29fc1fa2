package org.epicentra.spark.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they come: many, compressed, broken off, given twice. */
class CatalogFilesIT {
  private static final SparkSession SPARK = LocalSpark.session();

  @TempDir Path folder;

  @Test
  void compressionIsFoundFromTheContentAndEncodingsAndLineEndsDoNotMatter() throws IOException {
    String text =
        "\ufefftime,latitude,longitude,place\r\n1964-03-27T12:00:00Z,-20.5,178,Fidji é\r\n";
    Path named = folder.resolve("bytes.bin");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(named))) {
      out.write(text.substring(1).getBytes(StandardCharsets.ISO_8859_1));
    }
    Path plain = folder.resolve("plain.csv.gz");
    Files.write(plain, text.getBytes(StandardCharsets.UTF_8));
    for (Path file : List.of(named, plain)) {
      Row row = CatalogReaderIT.rows(CatalogReaderIT.open(file.toString())).get(0);
      assertThat(row.<String>getAs("place")).isEqualTo("Fidji é");
      assertThat(row.<Double>getAs("longitude")).isEqualTo(178.0);
    }
  }

  @Test
  void aFolderOfSeveralFormatsIsOneCatalog() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("mixed folder"));
    for (String name : List.of("scedc.csv", "scedc.catalog", "fdsn.txt", "geonet.csv")) {
      Files.copy(Path.of(CatalogReaderIT.resource(name)), mixed.resolve(name));
    }
    Files.writeString(mixed.resolve("_ignored.txt"), "nothing");
    assertThat(CatalogReaderIT.open(mixed.toString()).rows().count()).isEqualTo(4 + 2 + 2 + 2);
    assertThat(CatalogReaderIT.open(mixed + "/*.c*").rows().count()).isEqualTo(4 + 2 + 2);
  }

  private static final String NONE =
      "{\"type\":\"FeatureCollection\",\"metadata\":{\"count\":0},\"features\":[]}";

  private void collection(String file, String properties) throws IOException {
    Files.writeString(
        folder.resolve(file),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":"
            + "{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{"
            + properties
            + "}}]}");
  }

  @Test
  void aFeedWithoutEventsIsNoneAndPassedOverBesideOthers() throws IOException {
    Files.writeString(folder.resolve("a.geojson"), NONE);
    Files.writeString(folder.resolve("b.json"), NONE);
    CatalogRows none = CatalogReaderIT.open(folder.toString());
    assertThat(none.rows().count()).isZero();
    assertThat(none.rejections()).isEmpty();
    for (String feed : List.of("feed.geojson", "fdsn.txt")) {
      Path source = Path.of(CatalogReaderIT.resource(feed));
      CatalogRows alone = CatalogReaderIT.open(source.toString());
      Files.copy(source, folder.resolve(feed));
      CatalogRows beside = CatalogReaderIT.open(folder.toString());
      assertThat(beside.rows().columns()).isEqualTo(alone.rows().columns());
      assertThat(beside.rows().count()).isEqualTo(alone.rows().count()).isPositive();
      Files.delete(folder.resolve(feed));
    }
    Files.copy(Path.of(CatalogReaderIT.resource("feed.geojson")), folder.resolve("c"));
    CatalogSource asked = new CatalogSource(List.of(folder.toString()), "comcat-geojson", Map.of());
    assertThat(CatalogReader.open(SPARK, asked).rows().count()).isPositive();
  }

  @Test
  void geoJsonThatOmitsPropertiesIsOneTable() throws IOException {
    String time = "\"time\":\"2020-01-02T03:04:05Z\"";
    collection("a.json", time + ",\"mag\":1.5");
    collection("b.json", time + ",\"depth\":7");
    collection("c.json", "\"place\":\"here\",\"mag\":2.5," + time);
    CatalogSource source = new CatalogSource(List.of(folder.toString()), "auto", Map.of());
    assertThat(new SourceTables(SPARK).open(source)).hasSize(1);
    List<Row> rows =
        CatalogReaderIT.open(folder.toString()).rows().orderBy("place").collectAsList();
    assertThat(rows)
        .extracting(row -> row.<String>getAs("place"))
        .containsExactly(null, null, "here");
    assertThat(rows)
        .extracting(row -> row.<Double>getAs("magnitude"))
        .containsExactlyInAnyOrder(1.5, null, 2.5);
    assertThat(rows)
        .extracting(row -> row.<Double>getAs("depth"))
        .containsExactlyInAnyOrder(null, 7.0, null);
  }

  @Test
  void whatAFileLacksIsSaidOfTheFile() throws IOException {
    Files.copy(Path.of(CatalogReaderIT.resource("fdsn.txt")), folder.resolve("good.txt"));
    Files.writeString(folder.resolve("other.csv"), "when,latitude,longitude\n2020-01-02,1,2\n");
    Files.writeString(folder.resolve("third.csv"), "when,latitude,longitude\n2020-01-02,1,2\n");
    assertThatThrownBy(() -> CatalogReaderIT.open(folder.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("other.csv and 1 more like it: no column for time. ");
    assertThatThrownBy(() -> CatalogReaderIT.open(folder.toString(), "time=timme"))
        .hasMessageContaining("The columns of ")
        .hasMessageContaining("good.txt are: EventID");
  }

  @Test
  void manySmallFilesAreReadByFewTasksInTheirOrder() throws IOException {
    for (int i = 0; i < 300; i++) {
      Files.writeString(
          folder.resolve(String.format(Locale.ROOT, "f%03d.csv", i)),
          "id,time,latitude,longitude\n" + i + ",2018-01-01,1,2\n");
    }
    CatalogRows catalog = CatalogReaderIT.open(folder.toString());
    assertThat(catalog.rows().javaRDD().getNumPartitions()).isEqualTo(3);
    List<Row> ids = catalog.rows().select("id").collectAsList();
    assertThat(ids).hasSize(300);
    for (int i = 0; i < 300; i++) {
      assertThat(ids.get(i).getString(0)).isEqualTo(String.valueOf(i));
    }
  }

  @Test
  void filesGivenTwiceAreReadOnce() {
    String target = folder.resolve("table").toString();
    SPARK
        .sql("select timestamp'2018-01-01' as time, 1D as latitude, 2D as longitude")
        .write()
        .parquet(target);
    assertThat(CatalogReaderIT.openAll(target, target + "/", "file:" + target).rows().count())
        .isEqualTo(1);
    assertThat(
            CatalogReaderIT.openAll(
                    CatalogReaderIT.resource("fdsn.txt"), CatalogReaderIT.resource("*.txt"))
                .rows()
                .count())
        .isEqualTo(2);
  }

  @Test
  void aBrokenFileAmongGoodOnesIsNamed() throws IOException {
    String target = folder.resolve("table").toString();
    SPARK
        .sql("select timestamp'2018-01-01' as time, 1D as latitude, 2D as longitude")
        .write()
        .parquet(target);
    Files.writeString(folder.resolve("table").resolve("zz.parquet"), "PAR1 and no more");
    assertThatThrownBy(() -> CatalogReaderIT.open(target))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("zz.parquet is not a complete Parquet file");

    Path csv = Files.createDirectory(folder.resolve("csv"));
    Files.copy(Path.of(CatalogReaderIT.resource("comcat.csv")), csv.resolve("a.csv"));
    Files.write(csv.resolve("b.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
    assertThatThrownBy(() -> CatalogReaderIT.open(csv.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("b.csv.gz is truncated");
    Files.delete(csv.resolve("b.csv.gz"));
    Files.copy(Path.of(CatalogReaderIT.resource("comcat.csv")), csv.resolve("c:d.csv"));
    assertThatThrownBy(() -> CatalogReaderIT.open(csv.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("c:d.csv: rename it, without a colon");
  }

  @Test
  void aLargeListingIsReadInPartsWithoutLoss() throws IOException {
    String row = "2002/01/01 02:09:42.87 eq  l 0.72 l    35.996 -117.885   0.5 A  %07d   14   90%n";
    StringBuilder listing = new StringBuilder("# a listing\n");
    for (int i = 0; i < 500; i++) {
      listing.append(String.format(Locale.ROOT, row, i));
    }
    Path file = folder.resolve("large.catalog");
    Files.writeString(file, listing);
    Configuration hadoop = SPARK.sparkContext().hadoopConfiguration();
    hadoop.set(FileInputFormat.SPLIT_MAXSIZE, "4000");
    try {
      CatalogRows catalog = CatalogReaderIT.open(file.toString());
      assertThat(catalog.rows().javaRDD().getNumPartitions()).isGreaterThan(5);
      assertThat(catalog.rows().select("id").distinct().count()).isEqualTo(500);
      assertThat(catalog.rows().count()).isEqualTo(500);
      assertThat(catalog.rejections()).isEmpty();
    } finally {
      hadoop.unset(FileInputFormat.SPLIT_MAXSIZE);
    }
  }

  /** 64 MB of one line in 64 kB. */
  @Test
  void aLineWithoutEndIsRefused() throws IOException {
    Path bomb = folder.resolve("bomb.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write("id,time,latitude,longitude\n1,2018-01-01,1,2\n".getBytes(UTF_8));
      byte[] part = "1".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 64; i++) {
        out.write(part);
      }
    }
    assertThatThrownBy(() -> CatalogReaderIT.open(bomb.toString()).rows().count())
        .rootCause()
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bomb.csv.gz has a line of more than 1 MB (near byte 44 of");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(whole)) {
      out.write(Files.readAllBytes(Path.of(CatalogReaderIT.resource("comcat.csv"))));
    }
    Path half = folder.resolve("half.csv.gz");
    Files.write(half, Arrays.copyOf(whole.toByteArray(), whole.size() - 20));
    assertThatThrownBy(() -> CatalogReaderIT.open(half.toString()).rows().count())
        .rootCause()
        .hasMessageContaining("end of ZLIB");
  }

  @Test
  void whatCannotBeReadIsSaidClearly() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    Path nothing = Files.createDirectory(folder.resolve("nothing"));
    assertThatThrownBy(() -> CatalogReaderIT.open("no/such/file.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("no/such/file.csv does not exist");
    assertThatThrownBy(() -> CatalogReaderIT.open(folder + "/*.nothing"))
        .hasMessageContaining("the pattern matches nothing");
    assertThatThrownBy(() -> CatalogReaderIT.open(nothing.toString()))
        .hasMessageContaining("without data files");
    assertThatThrownBy(() -> CatalogReaderIT.open(empty.toString()))
        .hasMessageContaining("empty.csv is empty");
    assertThatThrownBy(() -> CatalogReaderIT.open(CatalogReaderIT.resource("japan.csv")))
        .hasMessageContaining("no column for latitude, longitude")
        .hasMessageContaining("date, time, long, lat, mag, depth");
    assertThatThrownBy(
            () ->
                CatalogReaderIT.open(
                    CatalogReaderIT.resource("japan.csv"), "latitude=latt", "longitude=long"))
        .hasMessageContaining("‹column› latitude=latt: ")
        .hasMessageContaining("date, time, long, lat, mag, depth");
    assertThatThrownBy(
            () ->
                CatalogReaderIT.open(
                    CatalogReaderIT.resource("japan.csv"), "latitude=max(lat)", "longitude=long"))
        .hasMessageContaining("one value for each row");
    assertThatThrownBy(
            () ->
                CatalogReader.open(
                    SPARK,
                    new CatalogSource(
                        List.of(CatalogReaderIT.resource("fdsn.txt")), "quakml", Map.of())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("quakml")
        .hasMessageContaining("fdsn-text");
  }
}
