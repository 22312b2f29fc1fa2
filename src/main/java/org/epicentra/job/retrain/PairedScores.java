package org.epicentra.job.retrain;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.distribution.PairedBootstrap;
import org.epicentra.distribution.PairedGain;
import org.epicentra.math.ExactSum;

/**
 * Two models' scores of the same rows: their means, and the second minus the first with a
 * bootstrap, in all and by part. They are the same however the rows are distributed.
 */
public final class PairedScores implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PairedBootstrap differences;
  private final TreeMap<Integer, PairedGain> parts = new TreeMap<>();
  private final ExactSum firstSum = new ExactSum();
  private final ExactSum secondSum = new ExactSum();

  private PairedScores(Resampling resampling) {
    this.differences = new PairedBootstrap(resampling.resamples(), resampling.seed());
  }

  /** How the bootstrap is drawn. */
  public record Resampling(int resamples, long seed) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Adds up scored rows: one Spark job.
   *
   * @param scored first and second score (double), weight (double), a key of the row (long), and
   *     the number of the part that it is in (int); none null
   */
  public static PairedScores of(Dataset<Row> scored, Resampling resampling) {
    return scored
        .javaRDD()
        .treeAggregate(new PairedScores(resampling), PairedScores::and, PairedScores::merge);
  }

  private PairedScores and(Row row) {
    double weight = row.getDouble(2);
    double difference = row.getDouble(1) - row.getDouble(0);
    firstSum.add(weight * row.getDouble(0));
    secondSum.add(weight * row.getDouble(1));
    differences.add(row.getLong(3), difference, weight);
    parts.computeIfAbsent(row.getInt(4), none -> new PairedGain()).add(difference, weight);
    return this;
  }

  private PairedScores merge(PairedScores other) {
    firstSum.add(other.firstSum);
    secondSum.add(other.secondSum);
    differences.merge(other.differences);
    other.parts.forEach(
        (part, gain) -> parts.computeIfAbsent(part, none -> new PairedGain()).merge(gain));
    return this;
  }

  /** The mean score of the first model; NaN without rows. */
  public double first() {
    return firstSum.value() / differences.weight();
  }

  /** The mean score of the second model; NaN without rows. */
  public double second() {
    return secondSum.value() / differences.weight();
  }

  /** Second minus first. */
  public PairedBootstrap differences() {
    return differences;
  }

  /** Second minus first by part. */
  public SortedMap<Integer, PairedGain> parts() {
    return Collections.unmodifiableSortedMap(parts);
  }
}
