package org.epicentra.spark.catalog.source.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.junit.jupiter.api.Test;

class ComcatGeoJsonTest {
  private static List<RawRecord> read(String json) {
    List<RawRecord> records = new ArrayList<>();
    InputStream content = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    new ComcatGeoJson.Feed().records("feed.geojson", content).forEachRemaining(records::add);
    return records;
  }

  private static String feature(String properties, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
        + coordinates
        + "},\"id\":\"ci1\"}";
  }

  private static String field(RawRecord record, String column) {
    return record.fields()[ComcatGeoJson.HEADER.indexOf(column)];
  }

  @Test
  void readsFeaturesAndTheirTimesInMilliseconds() {
    String json =
        "{\"type\":\"FeatureCollection\",\"metadata\":{\"count\":2,\"features\":[1]},"
            + "\"features\":["
            + feature(
                "\"mag\":2,\"time\":1517968154000,\"felt\":null,\"nst\":7,\"products\":{\"a\":[1]}",
                "[-118.6671667,34.4945,26.49]")
            + ","
            + feature("\"time\":null,\"updated\":5,\"id\":\"other\"", "[1,2]")
            + "],\"bbox\":[-1,2,3]}";
    List<RawRecord> records = read(json);
    assertThat(records).hasSize(2);
    RawRecord first = records.get(0);
    assertThat(field(first, "id")).isEqualTo("ci1");
    assertThat(field(first, "longitude")).isEqualTo("-118.6671667");
    assertThat(field(first, "latitude")).isEqualTo("34.4945");
    assertThat(field(first, "depth")).isEqualTo("26.49");
    assertThat(field(first, "time")).isEqualTo("2018-02-07T01:49:14Z");
    assertThat(field(first, "nst")).isEqualTo("7");
    assertThat(field(first, "felt")).isNull();
    RawRecord second = records.get(1);
    assertThat(field(second, "id")).isEqualTo("ci1");
    assertThat(field(second, "time")).isNull();
    assertThat(field(second, "updated")).isEqualTo("1970-01-01T00:00:00.005Z");
    assertThat(field(second, "depth")).isNull();
  }

  @Test
  void featuresWithoutAPlaceAreKeptAsRecords() {
    List<RawRecord> records =
        read("{\"features\":[{\"geometry\":null,\"properties\":null,\"id\":1},7]}");
    assertThat(field(records.get(0), "latitude")).isNull();
    assertThat(records.get(0).problem()).isNull();
    assertThat(records.get(1).problem()).isEqualTo("a feature is no JSON object");
  }

  @Test
  void aFeedThatBreaksOffIsRefused() {
    String broken = "{\"features\":[" + feature("\"mag\":1", "[1,2,3]") + ",{\"type\":";
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("feed.geojson is not well-formed JSON");
  }
}
