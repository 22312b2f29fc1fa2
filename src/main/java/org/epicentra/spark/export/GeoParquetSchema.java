package org.epicentra.spark.export;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.epicentra.export.Feature;
import org.epicentra.export.Field;
import org.epicentra.export.FieldText;
import org.epicentra.export.WellKnownBinary;

/**
 * The columns of a GeoParquet file.
 *
 * @param fields of the features
 * @param geometry name of the column of their places
 * @param type of the file
 */
record GeoParquetSchema(List<Field> fields, String geometry, MessageType type) {
  private static final String GEO =
      "{\"version\":\"1.1.0\",\"primary_column\":\"%1$s\",\"columns\":{\"%1$s\":"
          + "{\"encoding\":\"WKB\",\"geometry_types\":[\"Point\",\"Point Z\"]}}}";

  static GeoParquetSchema of(List<Field> fields) {
    String geometry = "geometry";
    for (boolean taken = true; taken; ) {
      String name = geometry;
      taken = fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
      geometry = taken ? "_" + geometry : geometry;
    }
    Types.MessageTypeBuilder message = Types.buildMessage();
    fields.forEach(field -> message.addField(column(field)));
    message.addField(Types.optional(BINARY).named(geometry));
    return new GeoParquetSchema(fields, geometry, message.named("events"));
  }

  private static Type column(Field field) {
    return switch (field.kind()) {
      case TEXT ->
          Types.optional(BINARY).as(LogicalTypeAnnotation.stringType()).named(field.name());
      case INTEGER, LONG -> Types.optional(INT64).named(field.name());
      case REAL -> Types.optional(DOUBLE).named(field.name());
      case FLAG -> Types.optional(BOOLEAN).named(field.name());
      case TIME ->
          Types.optional(INT64)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
              .named(field.name());
      case NUMBERS -> Types.optionalList().requiredElement(DOUBLE).named(field.name());
    };
  }

  /** What the footer says of the geometry; without a reference system it is OGC:CRS84. */
  Map<String, String> metadata() {
    return Map.of("geo", GEO.formatted(geometry));
  }

  Group group(Feature feature) {
    SimpleGroup group = new SimpleGroup(type);
    for (int i = 0; i < fields.size(); i++) {
      Object value = feature.values().get(i);
      if (!FieldText.isNone(value)) {
        add(group, fields.get(i), value);
      }
    }
    if (feature.geometry() != null) {
      byte[] bytes = WellKnownBinary.of(feature.geometry());
      group.add(geometry, Binary.fromConstantByteArray(bytes));
    }
    return group;
  }

  private static void add(Group group, Field field, Object value) {
    String name = field.name();
    switch (field.kind()) {
      case TEXT -> group.add(name, value.toString());
      case INTEGER, LONG -> group.add(name, ((Number) value).longValue());
      case REAL -> group.add(name, ((Number) value).doubleValue());
      case FLAG -> group.add(name, (boolean) value);
      case TIME -> group.add(name, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
      case NUMBERS -> {
        Group list = group.addGroup(name);
        for (double number : (double[]) value) {
          list.addGroup("list").add("element", number);
        }
      }
    }
  }
}
