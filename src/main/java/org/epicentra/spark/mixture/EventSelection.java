package org.epicentra.spark.mixture;

import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.spark.SqlName;

/**
 * The event columns of one table, checked against its schema and turned into plain doubles: D
 * coordinates, the strength, the weight, and the id as text, in this order. What is absent from
 * {@link EventColumns} is a constant: no strength is null, no weight is 1, no id is null.
 */
public final class EventSelection {
  /** In the metadata of a packed location: how many coordinates it has. */
  private static final String COORDINATES = "epicentra.coordinates";

  private final EventColumns columns;
  private final boolean packed;
  private final int declared;
  private final Column packedLocation;

  /**
   * @throws BadInputException when a column is missing or of a type that cannot be used
   */
  public EventSelection(StructType schema, EventColumns columns) {
    this.columns = columns;
    List<String> location = columns.location();
    this.packed = location.size() == 1;
    this.packedLocation = packed ? doubles(schema, location.get(0)) : null;
    this.declared = packed ? declared(schema.apply(location.get(0)).metadata()) : location.size();
    if (!packed) {
      location.forEach(name -> requireNumeric(schema, name, "location"));
    }
    requireNumeric(schema, columns.strength(), "strength");
    requireNumeric(schema, columns.weight(), "weight");
    if (columns.id() != null) {
      type(schema, columns.id(), "id");
    }
  }

  /** Metadata by which a packed location says how many coordinates it has, 2 or 3. */
  public static Metadata declaring(int coordinates) {
    return new MetadataBuilder().putLong(COORDINATES, coordinates).build();
  }

  private static int declared(Metadata metadata) {
    return metadata.contains(COORDINATES) ? (int) metadata.getLong(COORDINATES) : 0;
  }

  /**
   * The number of coordinates, 2 or 3; for a packed column that does not declare it, that of the
   * first location that is not null.
   *
   * @throws BadInputException when there is none, or it has another length
   */
  int dimension(Dataset<Row> rows) {
    if (declared > 0) {
      return declared;
    }
    String name = columns.location().get(0);
    List<Row> first =
        rows.select(size(packedLocation)).where(SqlName.column(name).isNotNull()).takeAsList(1);
    if (first.isEmpty()) {
      throw new BadInputException(
          rows.isEmpty()
              ? "There are no events: the table has no rows."
              : "Every location in column '" + columns.label(name) + "' is null.");
    }
    int dimension = first.get(0).getInt(0);
    if (dimension != 2 && dimension != 3) {
      throw new BadInputException(
          "Locations have two or three coordinates; the first in column '"
              + name
              + "' has "
              + dimension
              + ".");
    }
    return dimension;
  }

  /** D + 3 columns: coordinates, strength, weight (double), id (string). */
  Column[] all(int dimension) {
    List<Column> all = new ArrayList<>(Arrays.asList(coordinates(dimension)));
    all.add(strength());
    all.add(columns.weight() == null ? lit(1.0) : number(columns.weight()));
    all.add(id());
    return all.toArray(Column[]::new);
  }

  /** D columns of doubles; null where a packed location has another length than D. */
  public Column[] coordinates(int dimension) {
    Column[] coordinates = new Column[dimension];
    for (int d = 0; d < dimension; d++) {
      coordinates[d] =
          packed
              ? when(size(packedLocation).equalTo(dimension), get(packedLocation, lit(d)))
              : number(columns.location().get(d));
    }
    return coordinates;
  }

  public Column strength() {
    return columns.strength() == null
        ? lit(null).cast(DataTypes.DoubleType)
        : number(columns.strength());
  }

  public Column id() {
    return (columns.id() == null ? lit(null) : SqlName.column(columns.id()))
        .cast(DataTypes.StringType);
  }

  private static Column number(String name) {
    return SqlName.column(name).cast(DataTypes.DoubleType);
  }

  private static Column doubles(StructType schema, String name) {
    DataType type = type(schema, name, "location");
    if (type.equals(SQLDataTypes.VectorType())) {
      // The function fails on a null, which is to be reported as a location that is no event's.
      return when(
          SqlName.column(name).isNotNull(),
          org.apache.spark.ml.functions.vector_to_array(SqlName.column(name), "float64"));
    }
    if (type instanceof ArrayType array && array.elementType() instanceof NumericType) {
      return SqlName.column(name).cast(DataTypes.createArrayType(DataTypes.DoubleType));
    }
    throw new BadInputException(
        "A single location column is a Vector, array<double> or array<float>; '"
            + name
            + "' is "
            + type.simpleString()
            + ". Name two or three numeric columns instead.");
  }

  private static void requireNumeric(StructType schema, String name, String role) {
    if (name != null && !(type(schema, name, role) instanceof NumericType)) {
      throw new BadInputException(
          "Column '"
              + name
              + "', the "
              + role
              + ", must be numeric; it is "
              + type(schema, name, role).simpleString()
              + ". Cast it first.");
    }
  }

  private static DataType type(StructType schema, String name, String role) {
    List<String> names = Arrays.asList(schema.fieldNames());
    if (!names.contains(name)) {
      throw new BadInputException(
          "There is no column '" + name + "', named as the " + role + "; there are " + names + ".");
    }
    return schema.apply(name).dataType();
  }
}
