package org.epicentra.spark.catalog.source.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.source.records.DocumentLayout;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.epicentra.spark.catalog.source.records.ReadAhead;
import org.epicentra.spark.catalog.source.records.RecordLimit;

/**
 * The GeoJSON feeds of the USGS: a FeatureCollection with the columns of its CSV. Properties that
 * the feeds do not have are left out. See
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

  private static final int ID = HEADER.indexOf("id");
  private static final int LONGITUDE = HEADER.indexOf("longitude");
  private static final int COORDINATES = 3;

  @Override
  public String name() {
    return "comcat-geojson";
  }

  @Override
  public Optional<Feed> layout(FileHead head) {
    return head.kind() == FileHead.Kind.JSON
            && head.contains("\"FeatureCollection\"", "\"features\"")
        ? Optional.of(new Feed())
        : Optional.empty();
  }

  @Override
  public FormatColumns columns() {
    return ComcatCsv.COLUMNS;
  }

  /** The one layout that there is. */
  record Feed() implements DocumentLayout {
    @Override
    public List<String> header() {
      return HEADER;
    }

    @Override
    public Iterator<RawRecord> records(String file, InputStream content) {
      return new Features(file, content);
    }
  }

  /** The features of one document. */
  private static final class Features extends ReadAhead<RawRecord> {
    private final String file;
    private final RecordLimit limit;
    private final JsonParser json;
    private long number;
    private boolean inFeatures;

    Features(String file, InputStream content) {
      this.file = file;
      this.limit = new RecordLimit(file, content);
      try {
        json = new JsonFactory().createParser(limit);
      } catch (IOException e) {
        throw malformed(e);
      }
    }

    @Override
    protected RawRecord read() {
      try {
        RawRecord record = null;
        while (record == null && (inFeatures || findFeatures())) {
          record = feature();
        }
        limit.nextRecord();
        return record;
      } catch (IOException e) {
        throw malformed(e);
      }
    }

    private BadInputException malformed(IOException e) {
      return new BadInputException(
          file + " is not well-formed JSON: " + e.getMessage().replaceAll("\\s+", " "), e);
    }

    /** Moves into the array of features; false at the end of the document. */
    private boolean findFeatures() throws IOException {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        boolean member = token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT;
        if (token == JsonToken.START_ARRAY && "features".equals(json.currentName())) {
          inFeatures = true;
          return true;
        }
        if (member && json.currentName() != null) {
          json.skipChildren();
        }
      }
      return false;
    }

    /** The next feature, or null at the end of the array. */
    private RawRecord feature() throws IOException {
      JsonToken token = json.nextToken();
      if (token == JsonToken.END_ARRAY) {
        inFeatures = false;
        return null;
      }
      number++;
      String[] fields = new String[HEADER.size()];
      if (token != JsonToken.START_OBJECT) {
        json.skipChildren();
        return new RawRecord(fields, null, file, number, "a feature is no JSON object", false);
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        token = json.nextToken();
        switch (name) {
          case "id" -> fields[ID] = scalar(name, token);
          case "properties" -> properties(token, fields);
          case "geometry" -> geometry(token, fields);
          default -> json.skipChildren();
        }
      }
      return RawRecord.ofDocument(fields, file, number);
    }

    private void properties(JsonToken start, String[] fields) throws IOException {
      if (start != JsonToken.START_OBJECT) {
        json.skipChildren();
        return;
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        String value = scalar(name, json.nextToken());
        int column = HEADER.indexOf(name);
        // The event's place and identifier stand outside the properties.
        if (column > LONGITUDE + 2) {
          fields[column] = value;
        }
      }
    }

    private void geometry(JsonToken start, String[] fields) throws IOException {
      if (start != JsonToken.START_OBJECT) {
        json.skipChildren();
        return;
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (!name.equals("coordinates") || token != JsonToken.START_ARRAY) {
          json.skipChildren();
          continue;
        }
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
          String value = scalar(name, json.currentToken());
          if (i < COORDINATES) {
            fields[LONGITUDE + i] = value;
          }
        }
      }
    }

    /**
     * The value as text, times in milliseconds as ISO 8601; null for null, an object or an array.
     */
    private String scalar(String name, JsonToken token) throws IOException {
      if (token == JsonToken.VALUE_NULL || !token.isScalarValue()) {
        json.skipChildren();
        return null;
      }
      boolean time = name.equals("time") || name.equals("updated");
      if (time && token == JsonToken.VALUE_NUMBER_INT) {
        return Instant.ofEpochMilli(json.getLongValue()).toString();
      }
      String text = json.getText();
      return text.isBlank() ? null : text;
    }
  }
}
