package org.epicentra.job.mixture.choice;

import java.util.List;
import org.epicentra.distribution.PairedGain;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.DensitySum;

/**
 * The log predictive densities of the same events under several posteriors: their means, and the
 * differences of each two event by event, nats. They are the same however the events are
 * distributed.
 */
public final class ModelScores implements DensitySum<ModelScores> {
  private static final long serialVersionUID = 1L;

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

  /**
   * Scores the events under all posteriors: one Spark job.
   *
   * @param withStrengths whether strengths count, or the locations alone
   */
  public static ModelScores of(
      CachedEvents events, List<MixturePosterior> posteriors, boolean withStrengths) {
    return events.densities(posteriors, withStrengths, new ModelScores(posteriors.size()));
  }

  @Override
  public ModelScores empty() {
    return new ModelScores(densities.length);
  }

  @Override
  public void add(double[] logDensities, double weight) {
    for (int i = 0; i < densities.length; i++) {
      densities[i].add(logDensities[i], weight);
      for (int j = 0; j < i; j++) {
        differences[i][j].add(logDensities[i] - logDensities[j], weight);
      }
    }
  }

  @Override
  public ModelScores merge(ModelScores other) {
    for (int i = 0; i < densities.length; i++) {
      densities[i].merge(other.densities[i]);
      for (int j = 0; j < i; j++) {
        differences[i][j].merge(other.differences[i][j]);
      }
    }
    return this;
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
