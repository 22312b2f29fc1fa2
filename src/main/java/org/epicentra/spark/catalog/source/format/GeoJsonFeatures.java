package org.epicentra.spark.catalog.source.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Map;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.epicentra.spark.catalog.source.records.ReadAhead;
import org.epicentra.spark.catalog.source.records.RecordLimit;

/** The features of one GeoJSON document, in its order; see RFC 7946. */
final class GeoJsonFeatures extends ReadAhead<RawRecord> {
  private static final int COORDINATES = 3;
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Where the members of a feature stand in a record.
   *
   * @param size number of fields
   * @param id of the feature's own identifier
   * @param longitude of the first coordinate; the second and the third follow
   * @param properties property to its field; others are left out
   * @param nested whether objects and arrays are kept, as JSON; they are left empty otherwise
   */
  record Fields(int size, int id, int longitude, Map<String, Integer> properties, boolean nested) {}

  private final Fields where;
  private final String file;
  private final RecordLimit limit;
  private final JsonParser json;
  private long number;
  private boolean inFeatures;

  /**
   * @param content decompressed; closed by the caller
   */
  GeoJsonFeatures(Fields where, String file, InputStream content) {
    this.where = where;
    this.file = file;
    this.limit = new RecordLimit(file, content);
    try {
      json = JSON.createParser(limit);
    } catch (IOException e) {
      throw malformed(file, e);
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
      throw malformed(file, e);
    }
  }

  static BadInputException malformed(String file, IOException e) {
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
    String[] fields = new String[where.size()];
    if (token != JsonToken.START_OBJECT) {
      json.skipChildren();
      return new RawRecord(fields, null, file, number, "a feature is no JSON object", 0);
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      token = json.nextToken();
      switch (name) {
        case "id" -> fields[where.id()] = scalar(token);
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
      Integer field = where.properties().get(json.currentName());
      JsonToken token = json.nextToken();
      if (field == null) {
        json.skipChildren();
      } else {
        fields[field] = where.nested() && token.isStructStart() ? structure() : scalar(token);
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
        String value = scalar(json.currentToken());
        if (i < COORDINATES) {
          fields[where.longitude() + i] = value;
        }
      }
    }
  }

  /** The value as text; null for null, an object or an array. */
  private String scalar(JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL || !token.isScalarValue()) {
      json.skipChildren();
      return null;
    }
    String text = json.getText();
    return text.isBlank() ? null : text;
  }

  private String structure() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructure(json);
    }
    return text.toString();
  }
}
