package org.epicentra.spark;

import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.catalog.RegionGrid;
import org.epicentra.distribution.PairedBootstrap;
import org.epicentra.distribution.PairedGain;
import org.epicentra.mixture.MixturePosterior;

/**
 * Two models compared on the same events: the differences of their log predictive densities, nats
 * per event. Sums of partitions are merged in order. Both models must belong to the projection of
 * the events, or their densities would be of different units.
 */
public final class PairedDensities implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String FIRST = EventLocations.PREFIX + "first_density";
  private static final String SECOND = EventLocations.PREFIX + "second_density";

  private final PairedBootstrap differences;
  private final RegionGrid grid;
  private final TreeMap<Integer, PairedGain> regions = new TreeMap<>();
  private double firstSum;
  private double secondSum;
  private double weightSum;

  private PairedDensities(RegionGrid grid, int resamples, long seed) {
    this.grid = grid;
    this.differences = new PairedBootstrap(resamples, seed);
  }

  /** How the bootstrap is drawn. */
  public record Resampling(int resamples, long seed) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Scores the events under both.
   *
   * @param events of {@link TimedEvents}
   */
  public static PairedDensities of(
      CatalogSelection events,
      MixturePosterior first,
      MixturePosterior second,
      RegionGrid grid,
      Resampling resampling) {
    Dataset<Row> scored =
        density(second, events, density(first, events, events.rows(), FIRST), SECOND);
    String weight = events.columns().weight();
    List<String> places = TimedEvents.places();
    Column[] columns = {
      SqlName.column(FIRST),
      SqlName.column(SECOND),
      weight == null ? lit(1.0) : SqlName.column(weight),
      SqlName.column(TimedEvents.KEY),
      SqlName.column(places.get(0)),
      SqlName.column(places.get(1))
    };
    FlatMapFunction<Iterator<Row>, PairedDensities> sum =
        rows -> {
          PairedDensities part =
              new PairedDensities(grid, resampling.resamples(), resampling.seed());
          while (rows.hasNext()) {
            part.add(rows.next());
          }
          return List.of(part).iterator();
        };
    PairedDensities all = new PairedDensities(grid, resampling.resamples(), resampling.seed());
    scored.select(columns).javaRDD().mapPartitions(sum).collect().forEach(all::merge);
    return all;
  }

  private static Dataset<Row> density(
      MixturePosterior model, CatalogSelection events, Dataset<Row> rows, String name) {
    return PoissonGaussianMixtureModel.of(model, events.columns())
        .setPredictionCol("")
        .setProbabilityCol("")
        .setEntropyCol("")
        .setLogDensityCol(name)
        .transform(rows);
  }

  private void add(Row row) {
    double weight = row.getDouble(2);
    double difference = row.getDouble(1) - row.getDouble(0);
    firstSum += weight * row.getDouble(0);
    secondSum += weight * row.getDouble(1);
    weightSum += weight;
    differences.add(row.getLong(3), difference, weight);
    regions
        .computeIfAbsent(grid.region(row.getDouble(4), row.getDouble(5)), none -> new PairedGain())
        .add(difference, weight);
  }

  private void merge(PairedDensities other) {
    firstSum += other.firstSum;
    secondSum += other.secondSum;
    weightSum += other.weightSum;
    differences.merge(other.differences);
    other.regions.forEach(
        (region, gain) -> regions.computeIfAbsent(region, none -> new PairedGain()).merge(gain));
  }

  /** The mean log density of the first model. */
  public double first() {
    return firstSum / weightSum;
  }

  /** The mean log density of the second model. */
  public double second() {
    return secondSum / weightSum;
  }

  /** Second minus first. */
  public PairedBootstrap differences() {
    return differences;
  }

  /** Second minus first by the name of the region. */
  public Map<String, PairedGain> regions() {
    Map<String, PairedGain> named = new java.util.LinkedHashMap<>();
    regions.forEach((region, gain) -> named.put(grid.name(region), gain));
    return named;
  }
}
