package org.epicentra.spark.catalog.source.format;

import static org.epicentra.catalog.CatalogColumns.DEPTH;
import static org.epicentra.catalog.CatalogColumns.EVENT_TYPE;
import static org.epicentra.catalog.CatalogColumns.FELT_COUNT;
import static org.epicentra.catalog.CatalogColumns.ID;
import static org.epicentra.catalog.CatalogColumns.LATITUDE;
import static org.epicentra.catalog.CatalogColumns.LONGITUDE;
import static org.epicentra.catalog.CatalogColumns.MAGNITUDE;
import static org.epicentra.catalog.CatalogColumns.MAGNITUDE_TYPE;
import static org.epicentra.catalog.CatalogColumns.SOURCE;
import static org.epicentra.catalog.CatalogColumns.STATION_COUNT;
import static org.epicentra.catalog.CatalogColumns.TIME;
import static org.epicentra.catalog.CatalogColumns.UPDATED;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.HeaderNames;
import org.epicentra.spark.catalog.source.records.DocumentLayout;
import org.epicentra.spark.catalog.source.records.FileLayout;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.epicentra.spark.catalog.source.records.RecordLayout;
import org.epicentra.spark.catalog.source.records.RecordLimit;

/**
 * GeoJSON of anybody: a FeatureCollection whose features are events, such as those of EMSC and
 * GeoNet. Each property is a column of its own name, wherever in the document it first occurs;
 * objects and arrays are kept as JSON.
 *
 * <p>The depth is the property of that name, in kilometres downwards. The third coordinate is not
 * taken for it: RFC 7946 has it in metres upwards, the USGS in kilometres downwards and EMSC in
 * kilometres upwards. It is the column {@code third_coordinate}, for the user to turn.
 */
final class GeoJson implements CatalogFormat {
  /** Columns that are no properties. */
  private static final List<String> OWN =
      List.of("feature_id", "point_longitude", "point_latitude", "third_coordinate");

  private static final List<String> DEPTHS = List.of("depth", "depth_km");

  @Override
  public String name() {
    return "geojson";
  }

  /** Reads the whole document, for the names of its properties. */
  @Override
  public Optional<Collection> layout(FileHead head) {
    if (!isCollection(head)) {
      return Optional.empty();
    }
    try (InputStream content = head.content()) {
      return Optional.of(collection(head.file(), content));
    } catch (IOException e) {
      throw new BadInputException("cannot read " + head.file() + ": " + e.getMessage(), e);
    }
  }

  static boolean isCollection(FileHead head) {
    return head.kind() == FileHead.Kind.JSON
        && head.contains("\"FeatureCollection\"", "\"features\"");
  }

  @Override
  public Optional<String> advice(FileLayout layout, Set<String> asked) {
    boolean known =
        ((Collection) layout).isEmpty()
            || ((Collection) layout)
                .header().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .anyMatch(DEPTHS::contains)
            || asked.contains(DEPTH);
    return known
        ? Optional.empty()
        : Optional.of(
            ("no property is named depth, so depths are left empty. If the third coordinate is the"
                    + " depth, take it with %1$s depth=third_coordinate where it is in km downwards,"
                    + " depth=-third_coordinate in km upwards, depth=-third_coordinate/1000 in"
                    + " metres upwards")
                .formatted(Setting.named("column")));
  }

  /** The first of several names that networks use. */
  @Override
  public FormatColumns columns() {
    return FormatColumns.builder()
        .firstOf(ID, "publicid", "unid", "eventid", "event_id", "id", "feature_id")
        .firstOf(TIME, "time", "origintime", "origin_time", "event_time", "datetime")
        .firstOf(LATITUDE, "point_latitude", "latitude", "lat")
        .firstOf(LONGITUDE, "point_longitude", "longitude", "lon", "long", "lng")
        .firstOf(DEPTH, DEPTHS.toArray(String[]::new))
        .firstOf(MAGNITUDE, "mag", "magnitude")
        .firstOf(MAGNITUDE_TYPE, "magtype", "mag_type", "magnitudetype", "magnitude_type")
        .firstOf(STATION_COUNT, "nst", "usedstationcount", "station_count")
        .firstOf(FELT_COUNT, "felt", "felt_count")
        .firstOf(EVENT_TYPE, "evtype", "eventtype", "event_type")
        .firstOf(UPDATED, "updated", "lastupdate", "last_update", "modificationtime")
        .firstOf(SOURCE, "source", "auth", "agency", "net", "source_catalog")
        .usedUp("feature_id", "point_longitude", "point_latitude")
        .guessed()
        .build();
  }

  /** The properties of all features, by their first occurrence, as far as the JSON is sound. */
  private static Collection collection(String file, InputStream content) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    boolean inFeatures = false;
    boolean hasFeatures = false;
    RecordLimit limit = new RecordLimit(file, content);
    try (JsonParser json = new JsonFactory().createParser(limit)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        String name = json.currentName();
        hasFeatures |= inFeatures && name == null && !token.isStructEnd();
        if (token == JsonToken.START_ARRAY && "features".equals(name)) {
          inFeatures = true;
        } else if (inFeatures && token == JsonToken.START_OBJECT && "properties".equals(name)) {
          addNames(json, names);
          ColumnLimit.check(file, names.size());
          limit.nextRecord();
        } else if (name != null && token.isStructStart()) {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException unsound) {
      if (names.isEmpty()) {
        throw GeoJsonFeatures.malformed(file, unsound);
      }
      // Whoever reads the features meets the same fault, and reports it.
    }
    return inFeatures && !hasFeatures ? Collection.EMPTY : Collection.of(names);
  }

  private static void addNames(JsonParser json, Set<String> names) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      names.add(json.currentName());
      json.nextToken();
      json.skipChildren();
    }
  }

  /**
   * The features of a collection.
   *
   * @param header the columns that are no properties, then one for each property
   * @param written the same names as the documents have them
   * @param isEmpty whether there are no features
   */
  record Collection(List<String> header, List<String> written, boolean isEmpty)
      implements DocumentLayout {
    /** Without features: it has the columns that events must have, and no others. */
    static final Collection EMPTY =
        new Collection(of(Set.of("time")).header, of(Set.of("time")).written, true);

    static Collection of(Set<String> properties) {
      List<String> written = new ArrayList<>(OWN);
      written.addAll(properties);
      return new Collection(HeaderNames.distinct(written), List.copyOf(written), false);
    }

    /**
     * The properties of both, by their first occurrence: a document may omit those that are null.
     * Two that have one name in different case stay apart, since each would be the other's column.
     */
    @Override
    public Optional<RecordLayout> joined(RecordLayout other) {
      if (!(other instanceof Collection collection)) {
        return Optional.empty();
      }
      Set<String> names = new LinkedHashSet<>(written);
      for (String name : collection.written) {
        if (!names.contains(name) && written.stream().anyMatch(name::equalsIgnoreCase)) {
          return Optional.empty();
        }
        names.add(name);
      }
      names.removeAll(OWN);
      return Optional.of(of(names));
    }

    @Override
    public Iterator<RawRecord> records(String file, InputStream content) {
      Map<String, Integer> properties = new HashMap<>();
      for (int i = OWN.size(); i < written.size(); i++) {
        properties.put(written.get(i), i);
      }
      return new GeoJsonFeatures(
          new GeoJsonFeatures.Fields(header.size(), 0, 1, properties, true), file, content);
    }
  }
}
