package org.epicentra.spark.catalog.source.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.epicentra.spark.catalog.source.records.RecordLayout;
import org.junit.jupiter.api.Test;

class GeoJsonTest {
  private static final GeoJson FORMAT = new GeoJson();

  private static FileHead head(String features) {
    String json = "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    // The head ends in the first feature; the content goes on.
    return new FileHead(
        "places.json",
        Arrays.copyOf(bytes, Math.min(50, bytes.length)),
        () -> new ByteArrayInputStream(bytes));
  }

  @Test
  void eachPropertyIsAColumnWhereverItFirstOccurs() {
    FileHead head =
        head(
            "{\"type\":\"Feature\",\"id\":7,\"geometry\":{\"type\":\"Point\",\"coordinates\":[1.5,2.5]},"
                + "\"properties\":{\"publicID\":\"2024p1\",\"area\":[1,{\"b\":2}]}},"
                + "{\"properties\":{\"Time\":\"2024-01-01\",\"time\":5,\"ok\":true},\"geometry\":null}");
    GeoJson.Collection layout = FORMAT.layout(head).orElseThrow();
    assertThat(layout.header())
        .containsExactly(
            "feature_id",
            "point_longitude",
            "point_latitude",
            "third_coordinate",
            "publicID",
            "area",
            "Time_2",
            "time",
            "ok");
    List<RawRecord> records = new ArrayList<>();
    layout.records("places.json", head.content()).forEachRemaining(records::add);
    assertThat(records.get(0).fields())
        .containsExactly("7", "1.5", "2.5", null, "2024p1", "[1,{\"b\":2}]", null, null, null);
    assertThat(records.get(1).fields())
        .containsExactly(null, null, null, null, null, null, "2024-01-01", "5", "true");
  }

  @Test
  void withoutADepthTheThirdCoordinateIsExplained() {
    GeoJson.Collection without = GeoJson.Collection.of(Set.of("mag"));
    assertThat(FORMAT.advice(without, Set.of()).orElseThrow())
        .contains("‹column› depth=third_coordinate where it is in km downwards");
    assertThat(FORMAT.advice(without, Set.of("depth"))).isEmpty();
    assertThat(FORMAT.advice(GeoJson.Collection.of(Set.of("Depth")), Set.of())).isEmpty();
  }

  @Test
  void aCollectionWithoutFeaturesIsEmptyAndOneWithoutPropertiesIsNot() {
    assertThat(FORMAT.layout(head("")).orElseThrow().isEmpty()).isTrue();
    assertThat(FORMAT.layout(head("")).orElseThrow().header()).contains("time", "point_latitude");
    assertThat(FORMAT.layout(head("{\"geometry\":null}")).orElseThrow().isEmpty()).isFalse();
    assertThat(FORMAT.layout(head("7")).orElseThrow().isEmpty()).isFalse();
    assertThat(FORMAT.layout(head("{\"properties\":{\"time\":5}}")).orElseThrow().isEmpty())
        .isFalse();
    assertThatThrownBy(() -> FORMAT.layout(head("{\"geometry\":")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("places.json is not well-formed JSON: ");
  }

  @Test
  void propertiesOfSeveralDocumentsAreOneLayout() {
    GeoJson.Collection first = FORMAT.layout(head(properties("mag", "time"))).orElseThrow();
    GeoJson.Collection second =
        FORMAT.layout(head(properties("time", "place", "mag"))).orElseThrow();
    RecordLayout joined = first.joined(second).orElseThrow();
    assertThat(joined.header())
        .containsExactly(
            "feature_id",
            "point_longitude",
            "point_latitude",
            "third_coordinate",
            "mag",
            "time",
            "place");
    assertThat(joined.joined(first)).contains(joined);
    assertThat(first.joined(FORMAT.layout(head(properties("Time"))).orElseThrow())).isEmpty();
  }

  private static String properties(String... names) {
    return "{\"properties\":{\"" + String.join("\":1,\"", names) + "\":1}}";
  }

  @Test
  void anEmptyFeedIsAFeedWhereTheUserSaysSo() {
    CatalogFormat feed = CatalogFormats.named("comcat-geojson").orElseThrow();
    assertThat(CatalogFormats.recognise(head(""), feed).layout())
        .isEqualTo(new ComcatGeoJson.Feed());
    assertThat(CatalogFormats.recognise(head("")).format().name()).isEqualTo("geojson");
  }
}
