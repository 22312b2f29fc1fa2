package org.epicentra.spark.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.catalog.geography.SphericalMean;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.mixture.EventSelection;

/** Puts the projected location of each event of a catalog into columns. */
public final class EventLocations {
  /** Begins the names of all columns that a selection adds to a catalog's. */
  public static final String PREFIX = "epicentra_";

  /** The column that holds D coordinates as an array, for a projection with geography. */
  private static final String LOCATION = PREFIX + "location";

  private static final List<String> PLAIN = List.of(PREFIX + "x", PREFIX + "y", PREFIX + "z");
  private static final List<String> AXES = List.of("x", "y", "z");
  private static final int SHOWN_IDS = 5;

  private EventLocations() {}

  /**
   * The projection that fits the options: the azimuthal one is centred on the events.
   *
   * @throws BadInputException when the options or the columns do not allow it
   */
  static Projection choose(Dataset<Row> rows, SelectionOptions options) {
    if (options.takesCoordinates()) {
      return new PlaneProjection(options.coordinates().size());
    }
    refuseCoordinates(options.coordinates(), options.projection().label());
    return options.projection() == ProjectionType.GEOCENTRIC
        ? new GeocentricProjection()
        : azimuthal(rows);
  }

  /** The names of the columns that {@link #add} makes. */
  public static List<String> names(Projection projection) {
    return projection.hasGeography() ? List.of(LOCATION) : PLAIN.subList(0, projection.dimension());
  }

  /**
   * The rows with their locations.
   *
   * @throws BadInputException when a needed column is missing, or a depth in 3-D
   */
  static Dataset<Row> add(Dataset<Row> rows, Projection projection, List<String> coordinates) {
    if (!projection.hasGeography()) {
      return addPlain(rows, projection, coordinates);
    }
    refuseCoordinates(coordinates, String.valueOf(projection.parameters().get("type")));
    requireColumns(rows, "longitude", "latitude");
    if (projection.dimension() == 2) {
      return project(rows, projection, List.of("longitude", "latitude"));
    }
    requireColumns(rows, "depth");
    refuseMissingDepths(rows);
    return project(rows, projection, List.of("longitude", "latitude", "depth"));
  }

  /**
   * The rows with their projected locations as an array, in the one column that {@link #names} has.
   *
   * @param projection that has geography
   * @param position the columns of longitude and latitude in degrees and, in 3-D, of depth in km
   */
  public static Dataset<Row> project(
      Dataset<Row> rows, Projection projection, List<String> position) {
    Column depth =
        projection.dimension() == 3 ? SqlName.column(position.get(2)) : functions.lit(null);
    UDF3<Double, Double, Double, double[]> forward =
        (longitude, latitude, km) ->
            longitude == null || latitude == null
                ? null
                : projection.forward(longitude, latitude, km == null ? Double.NaN : km);
    Column location =
        functions
            .udf(forward, DataTypes.createArrayType(DataTypes.DoubleType, false))
            .apply(
                SqlName.column(position.get(0)).cast("double"),
                SqlName.column(position.get(1)).cast("double"),
                depth.cast("double"));
    Metadata coordinates = EventSelection.declaring(projection.dimension());
    return rows.withColumn(LOCATION, location.as(LOCATION, coordinates));
  }

  /** The columns of the rows that {@link #add} reads. */
  static Set<String> named(Dataset<Row> rows, Projection projection, List<String> coordinates) {
    if (projection.hasGeography()) {
      return Set.of("longitude", "latitude");
    }
    Set<String> named = new HashSet<>();
    for (int d = 0; d < projection.dimension(); d++) {
      named.addAll(new UserExpression(AXES.get(d), coordinates.get(d)).references(rows));
    }
    return named;
  }

  /** What messages call the columns of {@link #names}. */
  static Map<String, String> labels(Projection projection, List<String> coordinates) {
    if (projection.hasGeography()) {
      String columns =
          projection.dimension() == 3 ? "longitude, latitude, depth" : "longitude, latitude";
      return Map.of(LOCATION, columns);
    }
    Map<String, String> labels = new HashMap<>();
    for (int d = 0; d < projection.dimension(); d++) {
      labels.put(PLAIN.get(d), Setting.named(AXES.get(d)) + " " + coordinates.get(d));
    }
    return labels;
  }

  private static Dataset<Row> addPlain(
      Dataset<Row> rows, Projection projection, List<String> coordinates) {
    if (coordinates == null || coordinates.size() != projection.dimension()) {
      throw new BadInputException(
          "the model has "
              + projection.dimension()
              + " plain coordinates: give "
              + AXES.stream()
                  .limit(projection.dimension())
                  .map(Setting::named)
                  .collect(Collectors.joining(", ")));
    }
    Dataset<Row> located = rows;
    for (int d = 0; d < projection.dimension(); d++) {
      UserExpression coordinate = new UserExpression(AXES.get(d), coordinates.get(d));
      located = coordinate.addNumber(PLAIN.get(d), located);
    }
    return located;
  }

  private static void refuseCoordinates(List<String> coordinates, String projection) {
    if (coordinates != null) {
      throw new BadInputException(
          "%s, %s and %s are for plain coordinates; the projection is %s"
              .formatted(Setting.named("x"), Setting.named("y"), Setting.named("z"), projection));
    }
  }

  /**
   * Centred on the events, to a millionth of a degree (11 cm): the rounding of the mean depends on
   * how the events are partitioned, and the centre must not.
   */
  private static Projection azimuthal(Dataset<Row> rows) {
    requireColumns(rows, "longitude", "latitude");
    FlatMapFunction<Iterator<Row>, SphericalMean> sum =
        partition -> {
          SphericalMean mean = new SphericalMean();
          while (partition.hasNext()) {
            Row row = partition.next();
            mean.add(row.getDouble(0), row.getDouble(1));
          }
          return List.of(mean).iterator();
        };
    Column longitude = rows.col("longitude").cast("double");
    Column latitude = rows.col("latitude").cast("double");
    SphericalMean mean = new SphericalMean();
    rows.select(longitude, latitude)
        .filter(longitude.isNotNull().and(latitude.isNotNull()))
        .javaRDD()
        .mapPartitions(sum)
        .collect()
        .forEach(mean::merge);
    return AzimuthalProjection.of(rounded(mean.longitude()), rounded(mean.latitude()));
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * 1e6) / 1e6;
  }

  private static void refuseMissingDepths(Dataset<Row> rows) {
    Dataset<Row> missing = rows.filter(rows.col("depth").isNull());
    long count = missing.count();
    if (count == 0) {
      return;
    }
    List<String> ids = new ArrayList<>();
    if (Arrays.asList(rows.columns()).contains("id")) {
      for (Row row : missing.select("id").takeAsList(SHOWN_IDS)) {
        ids.add(String.valueOf(row.get(0)));
      }
    }
    throw new BadInputException(
        count
            + " events have no depth, which the geocentric projection needs: ids "
            + String.join(", ", ids)
            + ". Leave them out with "
            + Setting.named("where")
            + " \"depth IS NOT NULL\"");
  }

  private static void requireColumns(Dataset<Row> rows, String... needed) {
    List<String> present = Arrays.asList(rows.columns());
    for (String name : needed) {
      if (!present.contains(name)) {
        throw new BadInputException(
            "the catalog has no column "
                + name
                + "; it has "
                + String.join(", ", present)
                + ". Name one with %s %s=EXPR".formatted(Setting.named("column"), name));
      }
    }
  }
}
