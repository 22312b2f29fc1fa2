package org.epicentra.job.retrain.mixture;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.epicentra.catalog.RegionGrid;
import org.epicentra.job.retrain.PairedScores;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.SqlName;
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

  private static Dataset<Row> scored(
      CatalogSelection events, Dataset<Row> rows, MixturePosterior posterior, String name) {
    return ScoredEvents.of(rows, events.columns(), posterior, Map.of(Score.LOG_DENSITY, name));
  }
}
