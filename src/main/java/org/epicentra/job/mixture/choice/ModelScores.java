package org.epicentra.job.mixture.choice;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.epicentra.distribution.PairedGain;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.CanonicalRows;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.EventLocations;

/**
 * The log predictive densities of the same events under several posteriors: their means, and the
 * differences of each two event by event, nats. They are the same however the events are
 * distributed.
 */
public final class ModelScores implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String DENSITY = EventLocations.PREFIX + "density_";

  private final PairedGain[] densities;

  /** Row i has the densities under posterior i less those under j, for each j below i. */
  private final PairedGain[][] differences;

  ModelScores(int posteriors) {
    densities = new PairedGain[posteriors];
    differences = new PairedGain[posteriors][];
    for (int i = 0; i < posteriors; i++) {
      densities[i] = new PairedGain();
      differences[i] = new PairedGain[i];
      for (int j = 0; j < i; j++) {
        differences[i][j] = new PairedGain();
      }
    }
  }

  /** Scores the events under all posteriors: one Spark job. */
  public static ModelScores of(CatalogSelection events, List<MixturePosterior> posteriors) {
    int size = posteriors.size();
    Dataset<Row> scored = events.rows();
    List<Column> wanted = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Map<Score, String> name = Map.of(Score.LOG_DENSITY, DENSITY + i);
      scored = ScoredEvents.of(scored, events.columns(), posteriors.get(i), name);
      wanted.add(SqlName.column(DENSITY + i));
    }
    String weight = events.columns().weight();
    wanted.add(weight == null ? functions.lit(1.0) : SqlName.column(weight));
    FlatMapFunction<Iterator<Row>, ModelScores> sum =
        rows -> {
          ModelScores some = new ModelScores(size);
          double[] logDensities = new double[size];
          while (rows.hasNext()) {
            Row row = rows.next();
            for (int i = 0; i < size; i++) {
              logDensities[i] = row.getDouble(i);
            }
            some.add(logDensities, row.getDouble(size));
          }
          return List.of(some).iterator();
        };
    ModelScores all = new ModelScores(size);
    CanonicalRows.of(scored.select(wanted.toArray(Column[]::new)))
        .javaRDD()
        .mapPartitions(sum)
        .collect()
        .forEach(all::merge);
    return all;
  }

  /**
   * Adds an event.
   *
   * @param logDensities under each posterior, nats
   * @param weight {@code > 0}
   */
  void add(double[] logDensities, double weight) {
    for (int i = 0; i < densities.length; i++) {
      densities[i].add(logDensities[i], weight);
      for (int j = 0; j < i; j++) {
        differences[i][j].add(logDensities[i] - logDensities[j], weight);
      }
    }
  }

  private void merge(ModelScores other) {
    for (int i = 0; i < densities.length; i++) {
      densities[i].merge(other.densities[i]);
      for (int j = 0; j < i; j++) {
        differences[i][j].merge(other.differences[i][j]);
      }
    }
  }

  /** The weighted mean of the log density under posterior i, nats. */
  public double mean(int i) {
    return densities[i].mean();
  }

  /** What the log density under posterior i is greater than under an earlier one j, nats. */
  public PairedGain gain(int i, int j) {
    return differences[i][j];
  }

  /** What is reported of posterior i, where another one, or itself, is the best. */
  CandidateSummary.HeldOut summary(int i, int best) {
    PairedGain paired = i == best ? null : differences[Math.max(i, best)][Math.min(i, best)];
    return new CandidateSummary.HeldOut(
        mean(i),
        densities[i].standardError(),
        densities[i].observations(),
        paired == null ? 0 : i > best ? paired.mean() : -paired.mean(),
        paired == null ? 0 : paired.standardError());
  }
}
