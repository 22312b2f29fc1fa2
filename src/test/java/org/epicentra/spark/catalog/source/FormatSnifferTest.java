package org.epicentra.spark.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatSnifferTest {
  private static final String COMCAT =
      "time,latitude,longitude,depth,mag,magType,nst,gap,dmin,rms,net,id,updated,place,type\n";

  private static FormatSniffer sniffer(String content) {
    return new FormatSniffer("some.file", content.getBytes(StandardCharsets.UTF_8));
  }

  private static TextLayout layout(String content) {
    return sniffer(content).layout(null);
  }

  @Test
  void knowsEachFormatFromItsContent() {
    assertThat(layout(COMCAT).format()).isEqualTo(CatalogFormat.COMCAT_CSV);
    assertThat(layout("{\"type\":\"FeatureCollection\",\"features\":[").format())
        .isEqualTo(CatalogFormat.COMCAT_GEOJSON);
    assertThat(layout("<?xml version='1.0'?>\n<q:quakeml xmlns=''>").format())
        .isEqualTo(CatalogFormat.QUAKEML);
    assertThat(layout("#EventID | Time | Latitude | Longitude\n").format())
        .isEqualTo(CatalogFormat.FDSN_TEXT);
    assertThat(layout("EventID|Time|Latitude|Longitude\n").format())
        .isEqualTo(CatalogFormat.FDSN_TEXT);
    assertThat(layout("publicid,origintime,longitude, latitude, magnitude\n").format())
        .isEqualTo(CatalogFormat.GEONET_CSV);
    assertThat(
            layout("YYYY/MM/DD,HH:mm:SS.ss,ET,GT,MAG,M,LAT,LON,DEPTH,Q,EVID,NPH,NGRM\n").format())
        .isEqualTo(CatalogFormat.SCEDC);
    assertThat(layout("lat,long,depth,mag,stations\n").format()).isEqualTo(CatalogFormat.CSV);
    assertThat(layout("PAR1\u0000\u0001").format()).isEqualTo(CatalogFormat.PARQUET);
  }

  @Test
  void knowsTheListingOfScedcWithAndWithoutItsHeader() {
    String row =
        "2002/01/01 02:09:42.87 eq  l 0.72 l    35.996 -117.885   0.5 A  9741985   14   90\n";
    TextLayout bare = layout(row);
    assertThat(bare.format()).isEqualTo(CatalogFormat.SCEDC);
    assertThat(bare.header()).startsWith("YYYY/MM/DD", "HH:mm:SS.ss", "ET").hasSize(13);
    String header = "# comment\n#YYY/MM/DD HH:mm:SS.ss ET GT MAG  M    LAT     LON\n";
    assertThat(layout(header + row)).isEqualTo(bare);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    assertThat(layout("\ufeff" + COMCAT).header().get(0)).isEqualTo("time");
    assertThat(layout("\ufeff" + COMCAT).format()).isEqualTo(CatalogFormat.COMCAT_CSV);
  }

  @Test
  void findsTheDelimiterAndTheHeaderOfPlainTables() {
    assertThat(layout("a;b;c\n1;2;3\n").header()).containsExactly("a", "b", "c");
    assertThat(layout("a\tb\n1\t2\n").delimiter()).isEqualTo('\t');
    assertThat(layout("# made by hand\n#time,lat,lon\n2018,1,2\n").header())
        .containsExactly("time", "lat", "lon");
  }

  @Test
  void repeatedAndBlankNamesGetNamesOfTheirOwn() {
    TextLayout layout = layout(",depth,Event Time,depth\n1,2,3,4\n");
    assertThat(layout.header()).containsExactly("column_1", "depth", "Event Time", "depth_2");
    assertThat(layout.written()).containsExactly("", "depth", "Event Time", "depth");
  }

  @Test
  void headersMayBeLatin1() {
    byte[] latin1 = "time,latitude,longitude,région\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new FormatSniffer("f", latin1).layout(null).header()).endsWith("région");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        "'  ' | is empty",
        "<!DOCTYPE html><html><body>503</body></html> | no QuakeML",
        "{\"error\":\"not found\"} | no GeoJSON",
        "1,2,3 | has no header"
      })
  void refusesWhatIsNoCatalog(String content, String message) {
    assertThatThrownBy(() -> layout(content))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("some.file")
        .hasMessageContaining(message);
  }

  @Test
  void refusesBinaryContentAndUtf16() {
    assertThatThrownBy(() -> layout("PK\u0003\u0004\u0000\u0000"))
        .hasMessageContaining("neither text nor Parquet");
    byte[] utf16 = "time,latitude".getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> new FormatSniffer("f", utf16).layout(null))
        .hasMessageContaining("UTF-16")
        .hasMessageContaining("iconv");
  }

  @Test
  void aFormatThatIsAskedForMustFit() {
    assertThat(sniffer(COMCAT).layout(CatalogFormat.CSV).format()).isEqualTo(CatalogFormat.CSV);
    assertThatThrownBy(() -> sniffer("a,b\n1,2\n").layout(CatalogFormat.COMCAT_CSV))
        .hasMessageContaining("does not look like comcat-csv")
        .hasMessageContaining("a,b");
    assertThatThrownBy(() -> sniffer(COMCAT).layout(CatalogFormat.QUAKEML))
        .hasMessageContaining("is text, not quakeml");
    assertThatThrownBy(() -> sniffer("<quakeml>").layout(CatalogFormat.SCEDC))
        .hasMessageContaining("is quakeml, not scedc");
  }
}
