package org.epicentra.spark.catalog.source.format;

import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.epicentra.spark.catalog.source.records.DocumentLayout;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.epicentra.spark.catalog.source.records.ReadAhead;

/**
 * The GeoJSON feeds of the USGS: a FeatureCollection with the columns of its CSV. Properties that
 * the feeds do not have are left out. Other GeoJSON is {@link GeoJson}. See
 * https://earthquake.usgs.gov/earthquakes/feed/v1.0/geojson.php.
 */
final class ComcatGeoJson implements CatalogFormat {
  static final List<String> HEADER =
      List.of(
          "id",
          "longitude",
          "latitude",
          "depth",
          "mag",
          "place",
          "time",
          "updated",
          "tz",
          "url",
          "detail",
          "felt",
          "cdi",
          "mmi",
          "alert",
          "status",
          "tsunami",
          "sig",
          "net",
          "code",
          "ids",
          "sources",
          "types",
          "nst",
          "dmin",
          "rms",
          "gap",
          "magType",
          "type",
          "title");

  private static final int LONGITUDE = HEADER.indexOf("longitude");

  /** What the properties of these feeds have, and hardly those of any other. */
  private static final List<String> MARKS =
      List.of("\"features\"", "\"net\"", "\"code\"", "\"magType\"");

  /** Times in milliseconds since 1970. */
  private static final List<Integer> MILLISECONDS =
      List.of(HEADER.indexOf("time"), HEADER.indexOf("updated"));

  @Override
  public String name() {
    return "comcat-geojson";
  }

  @Override
  public Optional<Feed> layout(FileHead head) {
    return head.kind() == FileHead.Kind.JSON && MARKS.stream().allMatch(head::contains)
        ? Optional.of(new Feed())
        : Optional.empty();
  }

  /** Any collection: a feed without events shows no properties. */
  @Override
  public Optional<Feed> askedLayout(FileHead head) {
    return GeoJson.isCollection(head) ? Optional.of(new Feed()) : Optional.empty();
  }

  @Override
  public FormatColumns columns() {
    return ComcatCsv.COLUMNS;
  }

  /** The event's place and identifier stand outside the properties. */
  private static GeoJsonFeatures.Fields fields() {
    Map<String, Integer> properties = new HashMap<>();
    for (int i = LONGITUDE + 3; i < HEADER.size(); i++) {
      properties.put(HEADER.get(i), i);
    }
    return new GeoJsonFeatures.Fields(
        HEADER.size(), HEADER.indexOf("id"), LONGITUDE, properties, false);
  }

  /** The one layout that there is. */
  record Feed() implements DocumentLayout {
    @Override
    public List<String> header() {
      return HEADER;
    }

    @Override
    public Iterator<RawRecord> records(String file, InputStream content) {
      Iterator<RawRecord> features = new GeoJsonFeatures(fields(), file, content);
      return new ReadAhead<>() {
        @Override
        protected RawRecord read() {
          return features.hasNext() ? withTimes(features.next()) : null;
        }
      };
    }
  }

  /** The record with its whole numbers of milliseconds as ISO 8601. */
  private static RawRecord withTimes(RawRecord record) {
    for (int field : MILLISECONDS) {
      String time = record.fields()[field];
      if (time != null && time.matches("-?\\d{1,15}")) {
        record.fields()[field] = Instant.ofEpochMilli(Long.parseLong(time)).toString();
      }
    }
    return record;
  }
}
