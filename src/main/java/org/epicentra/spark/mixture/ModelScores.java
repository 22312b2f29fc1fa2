package org.epicentra.spark.mixture;

import java.util.List;
import org.epicentra.distribution.PairedGain;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;

/**
 * The log predictive densities of the same events under several posteriors: their means, and the
 * differences of each two event by event, nats.
 */
public final class ModelScores implements EventSum<ModelScores> {
  private static final long serialVersionUID = 1L;

  private final transient MixtureScorer[] scorers;
  private final PairedGain[] densities;

  /** Row i has the densities under posterior i less those under j, for each j below i. */
  private final PairedGain[][] differences;

  private final transient double[] logs;

  /**
   * Scores of no events; only where they were made can events be added.
   *
   * @param posteriors at least one, of the same number of coordinates
   */
  public ModelScores(List<MixturePosterior> posteriors) {
    this(posteriors.stream().map(MixtureScorer::new).toArray(MixtureScorer[]::new));
  }

  ModelScores(MixtureScorer... scorers) {
    this.scorers = scorers;
    this.logs = new double[scorers.length];
    this.densities = new PairedGain[scorers.length];
    this.differences = new PairedGain[scorers.length][];
    for (int i = 0; i < scorers.length; i++) {
      densities[i] = new PairedGain();
      differences[i] = new PairedGain[i];
      for (int j = 0; j < i; j++) {
        differences[i][j] = new PairedGain();
      }
    }
  }

  @Override
  public void add(double[] x, double strength, double weight) {
    for (int i = 0; i < scorers.length; i++) {
      logs[i] = scorers[i].logDensity(x, strength);
    }
    add(logs, weight);
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

  /** The log density of the event that was scored last, under the last posterior. */
  double last() {
    return logs[logs.length - 1];
  }

  @Override
  public void merge(ModelScores other) {
    for (int i = 0; i < densities.length; i++) {
      densities[i].merge(other.densities[i]);
      for (int j = 0; j < i; j++) {
        differences[i][j].merge(other.differences[i][j]);
      }
    }
  }

  /** The log density under posterior i, nats. */
  public PairedGain density(int i) {
    return densities[i];
  }

  /** What the log density under posterior i is greater than under an earlier one j, nats. */
  public PairedGain gain(int i, int j) {
    return differences[i][j];
  }
}
