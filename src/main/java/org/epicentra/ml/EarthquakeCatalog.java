package org.epicentra.ml;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.spark.SparkSessions;
import org.epicentra.spark.catalog.CatalogReader;
import org.epicentra.spark.catalog.EventTypeFilter;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.EventLocations;
import org.epicentra.spark.selection.SelectionOptions;

/** Catalogs as tables for Spark ML, as the command line reads and projects them. */
public final class EarthquakeCatalog {
  private static final List<String> AXES = List.of("x", "y", "z");
  private static final String TIME_ZONE = "spark.sql.session.timeZone";

  private EarthquakeCatalog() {}

  /**
   * The events of a catalog, with the columns of docs/CATALOGS.md: time, latitude, longitude and
   * those that its format has. Records that fail a check are left out. Times without a zone are
   * UTC, whatever the session's zone is.
   *
   * @param paths files, folders or globs
   * @param format a name that {@code catalog import --format} takes, such as {@code auto}
   * @param columns name to SQL expression over the source's columns
   * @throws BadInputException when a path is missing or empty, the content is not of the format, or
   *     an expression does not fit it
   */
  public static Dataset<Row> read(
      SparkSession spark, List<String> paths, String format, Map<String, String> columns) {
    return ParamNames.in(
        () -> {
          CatalogSource source = new CatalogSource(paths, format, columns);
          return SparkSessions.with(
              spark, TIME_ZONE, "UTC", () -> CatalogReader.open(spark, source).rows());
        });
  }

  /**
   * The same rows with coordinates in km in the further columns x, y and, geocentric, z, which an
   * Estimator takes as {@code inputCols}.
   *
   * @param catalog with longitude, latitude and, for geocentric ones, depth
   * @param projection {@code azimuthal} (equidistant, about the centre of these events) or {@code
   *     geocentric}
   * @throws BadInputException when a column is missing
   */
  public static Dataset<Row> project(Dataset<Row> catalog, String projection) {
    return ParamNames.in(() -> projected(catalog, ProjectionType.of("projection", projection)));
  }

  private static Dataset<Row> projected(Dataset<Row> catalog, ProjectionType type) {
    if (type == ProjectionType.NONE) {
      throw new BadInputException("projection is 'none'; it must be azimuthal or geocentric");
    }
    SelectionOptions options =
        new SelectionOptions(null, List.of(EventTypeFilter.ALL), "null", null, type, null);
    Projection chosen = CatalogSelection.of(catalog, options).projection();
    String location = EventLocations.names(chosen).get(0);
    List<String> position = List.of("longitude", "latitude", "depth");
    Dataset<Row> rows =
        EventLocations.project(catalog, chosen, position.subList(0, chosen.dimension()));
    for (int d = 0; d < chosen.dimension(); d++) {
      rows = rows.withColumn(AXES.get(d), col(location).getItem(d));
    }
    return rows.drop(location);
  }
}
