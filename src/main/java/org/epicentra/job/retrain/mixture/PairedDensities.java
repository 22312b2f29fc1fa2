package org.epicentra.job.retrain.mixture;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.epicentra.catalog.RegionGrid;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.job.retrain.PairedScores;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.CellGrid;
import org.epicentra.mixture.description.GainCells;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.mixture.EventSelection;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.EventLocations;
import org.epicentra.spark.selection.TimedEvents;

/**
 * Two mixtures on the same events: their log predictive densities, nats per event. Both must be
 * fitted in the projection of the events, or the densities would have different units.
 */
final class PairedDensities {
  private static final String FIRST = EventLocations.PREFIX + "first_density";
  private static final String SECOND = EventLocations.PREFIX + "second_density";

  private PairedDensities() {}

  /**
   * Scores the events under both; the parts are the regions of the grid.
   *
   * @param events of {@link TimedEvents}
   */
  static PairedScores of(
      CatalogSelection events,
      MixturePosterior first,
      MixturePosterior second,
      RegionGrid grid,
      PairedScores.Resampling resampling) {
    Dataset<Row> scored = scored(events, events.rows(), first, FIRST);
    scored = scored(events, scored, second, SECOND);
    String weight = events.columns().weight();
    List<String> places = TimedEvents.places();
    UDF2<Double, Double, Integer> region = (x, y) -> grid.region(x, y);
    Column part =
        udf(region, DataTypes.IntegerType)
            .apply(SqlName.column(places.get(0)), SqlName.column(places.get(1)));
    return PairedScores.of(
        scored.select(
            SqlName.column(FIRST),
            SqlName.column(SECOND),
            weight == null ? lit(1.0) : SqlName.column(weight),
            SqlName.column(TimedEvents.KEY),
            part),
        resampling);
  }

  /** Scores the events under both, and adds up second minus first in the cells of a map. */
  static GainCells cells(
      CatalogSelection events,
      MixturePosterior first,
      MixturePosterior second,
      MapPlane plane,
      CellGrid grid) {
    int dimension = first.dimension();
    Dataset<Row> scored = scored(events, events.rows(), first, FIRST);
    scored = scored(events, scored, second, SECOND);
    EventSelection event = new EventSelection(scored.schema(), events.columns());
    List<Column> needed = new ArrayList<>(Arrays.asList(event.coordinates(dimension)));
    String weight = events.columns().weight();
    needed.add(SqlName.column(FIRST));
    needed.add(SqlName.column(SECOND));
    needed.add(weight == null ? lit(1.0) : SqlName.column(weight));
    Function2<GainCells, Row, GainCells> and =
        (some, row) -> {
          double[] x = new double[dimension];
          Arrays.setAll(x, row::getDouble);
          double[] place = plane.place(x);
          double difference = row.getDouble(dimension + 1) - row.getDouble(dimension);
          some.add(place[0], place[1], difference, row.getDouble(dimension + 2));
          return some;
        };
    Function2<GainCells, GainCells, GainCells> merge =
        (one, other) -> {
          one.merge(other);
          return one;
        };
    return scored
        .select(needed.toArray(Column[]::new))
        .javaRDD()
        .treeAggregate(new GainCells(grid), and, merge);
  }

  private static Dataset<Row> scored(
      CatalogSelection events, Dataset<Row> rows, MixturePosterior posterior, String name) {
    return ScoredEvents.of(rows, events.columns(), posterior, Map.of(Score.LOG_DENSITY, name));
  }
}
