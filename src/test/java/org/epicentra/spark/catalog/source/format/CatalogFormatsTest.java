package org.epicentra.spark.catalog.source.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.epicentra.BadInputException;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.format.CatalogFormats.Recognition;
import org.epicentra.spark.catalog.source.records.LineLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogFormatsTest {
  private static final String COMCAT =
      "time,latitude,longitude,depth,mag,magType,nst,gap,dmin,rms,net,id,updated,place,type\n";

  private static FileHead head(String content) {
    return new FileHead("some.file", content.getBytes(StandardCharsets.UTF_8));
  }

  private static String format(String content) {
    return CatalogFormats.recognise(head(content)).format().name();
  }

  private static LineLayout lines(String content) {
    return (LineLayout) CatalogFormats.recognise(head(content)).layout();
  }

  private static Recognition asked(String format, String content) {
    return CatalogFormats.recognise(head(content), CatalogFormats.named(format).orElseThrow());
  }

  /** Files of all formats, but for Parquet, which is binary. */
  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "catalog"))) {
      return files.sorted().toList();
    }
  }

  private static Recognition recognised(Path sample) throws IOException {
    return CatalogFormats.recognise(new FileHead(sample.toString(), Files.readAllBytes(sample)));
  }

  static List<String> names() {
    return CatalogFormats.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFormatHasANameOfItsOwnARowInTheDocsAndWhatMakesAnEvent(String name) throws IOException {
    assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)*").isNotEqualTo(CatalogSource.AUTO);
    assertThat(names()).containsOnlyOnce(name);
    assertThat(Files.readString(Path.of("docs", "CATALOGS.md"))).contains("\n| `" + name + "` |");
    CatalogFormat format = CatalogFormats.named(name).orElseThrow();
    assertThat(format.columns().origins().keySet())
        .containsAll(CatalogColumns.REQUIRED)
        .isSubsetOf(CatalogColumns.NAMES);
  }

  @Test
  void eachFormatHasASample() throws IOException {
    Set<String> found = new TreeSet<>(Set.of("parquet"));
    for (Path sample : samples()) {
      found.add(recognised(sample).format().name());
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(names());
  }

  /** A layout must be the same in a task, and so must those of two files that are alike. */
  @ParameterizedTest
  @MethodSource("samples")
  void layoutsAreValues(Path sample) throws IOException, ClassNotFoundException {
    Recognition recognition = recognised(sample);
    assertThat(recognised(sample)).isEqualTo(recognition);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(recognition.layout());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(recognition.layout());
    }
  }

  @Test
  void eachFormatIsKnownFromItsContent() {
    assertThat(format(COMCAT)).isEqualTo("comcat-csv");
    String feature =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"net\":\"ci\",";
    assertThat(format(feature + "\"code\":\"1\",\"magType\":\"ml\"}}]}"))
        .isEqualTo("comcat-geojson");
    assertThat(format(feature + "\"magtype\":\"ml\"}}]}")).isEqualTo("geojson");
    assertThat(format(feature)).isEqualTo("geojson");
    assertThat(format("<?xml version='1.0'?>\n<q:quakeml xmlns=''>")).isEqualTo("quakeml");
    assertThat(format("#EventID | Time | Latitude | Longitude\n")).isEqualTo("fdsn-text");
    assertThat(format("EventID|Time|Latitude|Longitude\n")).isEqualTo("fdsn-text");
    assertThat(format("publicid,origintime,longitude, latitude, magnitude\n"))
        .isEqualTo("geonet-csv");
    assertThat(format("YYYY/MM/DD,HH:mm:SS.ss,ET,GT,MAG,M,LAT,LON,DEPTH,Q,EVID,NPH,NGRM\n"))
        .isEqualTo("scedc");
    assertThat(format("lat,long,depth,mag,stations\n")).isEqualTo("csv");
    assertThat(format("PAR1\u0000\u0001")).isEqualTo("parquet");
  }

  @Test
  void theListingOfScedcIsKnownWithAndWithoutItsHeader() {
    String row =
        "2002/01/01 02:09:42.87 eq  l 0.72 l    35.996 -117.885   0.5 A  9741985   14   90\n";
    assertThat(format(row)).isEqualTo("scedc");
    LineLayout bare = lines(row);
    assertThat(bare.header()).startsWith("YYYY/MM/DD", "HH:mm:SS.ss", "ET").hasSize(13);
    String header = "# comment\n#YYY/MM/DD HH:mm:SS.ss ET GT MAG  M    LAT     LON\n";
    assertThat(lines(header + row)).isEqualTo(bare);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    assertThat(lines("\ufeff" + COMCAT).header().get(0)).isEqualTo("time");
    assertThat(format("\ufeff" + COMCAT)).isEqualTo("comcat-csv");
  }

  @Test
  void theDelimiterAndTheHeaderOfPlainTablesAreFound() {
    assertThat(lines("a;b;c\n1;2;3\n").header()).containsExactly("a", "b", "c");
    assertThat(lines("a\tb\n1\t2\n").delimiter()).isEqualTo('\t');
    assertThat(lines("# made by hand\n#time,lat,lon\n2018,1,2\n").header())
        .containsExactly("time", "lat", "lon");
  }

  @Test
  void repeatedAndBlankNamesGetNamesOfTheirOwn() {
    LineLayout layout = lines(",depth,Event Time,depth\n1,2,3,4\n");
    assertThat(layout.header()).containsExactly("column_1", "depth", "Event Time", "depth_2");
    assertThat(layout.written()).containsExactly("", "depth", "Event Time", "depth");
  }

  @Test
  void headersMayBeLatin1() {
    byte[] latin1 = "time,latitude,longitude,région\n".getBytes(StandardCharsets.ISO_8859_1);
    LineLayout layout =
        (LineLayout) CatalogFormats.recognise(new FileHead("some.file", latin1)).layout();
    assertThat(layout.header()).endsWith("région");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        "'  ' | is empty",
        "<!DOCTYPE html><html><body>503</body></html> | but not QuakeML",
        "{\"error\":\"not found\"} | but not a GeoJSON",
        "1,2,3 | has no header, as it seems: its first line is \"1,2,3\"",
        "e1;2020-01-02T03:04:05;1.5;-2.5 | has no header, as it seems"
      })
  void whatIsNoCatalogIsRefused(String content, String message) {
    assertThatThrownBy(() -> format(content))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("some.file")
        .hasMessageContaining(message);
  }

  @Test
  void whatSeemsToBeNoTableWithAHeaderIsTold() {
    assertThatThrownBy(() -> format("1900 1 5 4.5 44.1\n1901  2 6 4.6 44.2\n"))
        .hasMessageContaining("columns between blanks, as it seems: its first line is \"1900 1 5")
        .hasMessageContaining("s/ +/,/g', and put a line with the columns' names above them");
    assertThatThrownBy(() -> format("  year mo day  lat\n 1901  2   6 44.2\n"))
        .hasMessageEndingWith("sed -E 's/^ +//; s/ +/,/g'");
    assertThatThrownBy(
            () -> format("Catalog of Somewhere, 2020\n\nid,time,lat,lon\n1,2020-01-02,3,4\n"))
        .hasMessageContaining("has lines above its header, as it seems")
        .hasMessageContaining("the columns' names are in \"id,time,lat,lon\"")
        .hasMessageEndingWith("tail -n +3");
    // Names that are words of several letters, and a table of one column, are no doubt.
    assertThat(format("Event Time\n2020-01-02 03:04:05\n")).isEqualTo("csv");
    assertThat(format("001,time,lat,lon\n1,2020-01-02,3,4\n")).isEqualTo("csv");
    assertThat(format("time,lat,lon\n2020-01-02,3,4,\n2020-01-02,3,4,\n")).isEqualTo("csv");
  }

  @Test
  void aTableOfTooManyColumnsIsRefusedAtOnce() {
    assertThatThrownBy(() -> format("x,".repeat(99_999) + "x\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has more than 1000 columns: is it a catalog");
    assertThat(format("x,".repeat(999) + "x\n")).isEqualTo("csv");
  }

  @Test
  void decimalCommasAreSeenBelowTheHeader() {
    assertThat(lines("a;b\n1,5;2\n").fields().decimalComma()).isTrue();
    assertThat(lines("a;b\n1,5;2.5\n").fields().decimalComma()).isFalse();
    assertThat(lines("a,b\n1,5\n").fields().decimalComma()).isFalse();
  }

  @Test
  void binaryContentAndUtf16AreRefused() {
    assertThatThrownBy(() -> format("PK\u0003\u0004\u0000\u0000"))
        .hasMessageContaining("neither text nor Parquet");
    byte[] utf16 = "time,latitude".getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> new FileHead("some.file", utf16))
        .hasMessageContaining("UTF-16")
        .hasMessageContaining("iconv");
  }

  @Test
  void aFormatThatIsAskedForMustFit() {
    assertThat(asked("csv", COMCAT).format().name()).isEqualTo("csv");
    assertThatThrownBy(() -> asked("comcat-csv", "a,b\n1,2\n"))
        .hasMessage(
            "some.file does not look like comcat-csv; its first line is: a,b. Use ‹format› auto,"
                + " or csv with ‹column›");
    assertThatThrownBy(() -> asked("quakeml", COMCAT))
        .hasMessageContaining("does not look like quakeml; its first line is: time,latitude,");
    assertThatThrownBy(() -> asked("scedc", "<quakeml>"))
        .hasMessage("some.file is quakeml, not scedc: use ‹format› auto");
    assertThatThrownBy(() -> asked("parquet", "{}")).hasMessageContaining("not a GeoJSON");
  }
}
