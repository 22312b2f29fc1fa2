package org.epicentra.spark.export;

import static org.apache.spark.sql.functions.to_json;

import java.io.Serializable;
import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import org.epicentra.export.Field;
import org.epicentra.spark.SqlName;

/**
 * A column of a table as a field of features. Numbers, flags, texts, times and arrays of numbers
 * stay what they are; structures are JSON, and what is left is text as Spark writes it.
 *
 * @param name of the column
 * @param kind of the field
 * @param type of the column
 */
record FeatureColumn(String name, Field.Kind kind, DataType type) implements Serializable {
  private static final List<DataType> WHOLE =
      List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType);

  static FeatureColumn of(StructField column) {
    return new FeatureColumn(column.name(), kind(column.dataType()), column.dataType());
  }

  private static Field.Kind kind(DataType type) {
    if (WHOLE.contains(type)) {
      return Field.Kind.INTEGER;
    }
    if (type.equals(DataTypes.LongType)) {
      return Field.Kind.LONG;
    }
    if (type instanceof NumericType) {
      return Field.Kind.REAL;
    }
    if (type instanceof BooleanType) {
      return Field.Kind.FLAG;
    }
    if (type instanceof TimestampType) {
      return Field.Kind.TIME;
    }
    return type instanceof ArrayType array && array.elementType() instanceof NumericType
        ? Field.Kind.NUMBERS
        : Field.Kind.TEXT;
  }

  Field field() {
    return new Field(name, kind);
  }

  /** The column with a type that {@link #value} takes. */
  Column selected() {
    Column column = SqlName.column(name);
    Column made =
        switch (kind) {
          case INTEGER, LONG -> column.cast(DataTypes.LongType);
          case REAL -> column.cast(DataTypes.DoubleType);
          case NUMBERS -> column.cast(DataTypes.createArrayType(DataTypes.DoubleType));
          case FLAG, TIME -> column;
          case TEXT -> isNested() ? to_json(column) : column.cast(DataTypes.StringType);
        };
    return made.as(name);
  }

  private boolean isNested() {
    return type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
  }

  /** A value of the selected column as one of a field. */
  Object value(Object column) {
    if (column == null) {
      return null;
    }
    return switch (kind) {
      case INTEGER, LONG, REAL, FLAG -> column;
      case TIME -> column instanceof Timestamp time ? time.toInstant() : column;
      case TEXT -> column.toString();
      case NUMBERS -> numbers((scala.collection.Seq<?>) column);
    };
  }

  private static double[] numbers(scala.collection.Seq<?> column) {
    List<?> numbers = scala.jdk.javaapi.CollectionConverters.asJava(column);
    return numbers.stream()
        .mapToDouble(number -> number == null ? Double.NaN : ((Number) number).doubleValue())
        .toArray();
  }
}
