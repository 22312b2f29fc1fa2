package org.epicentra.vae.evaluation;

import java.io.Serializable;
import org.epicentra.vae.network.LossSum;

/** The sums of an evaluation over rows. Mutable and mergeable. */
public final class EvaluationSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LossSum losses = new LossSum();
  private final ActiveUnits units;
  private double logLikelihood;

  /**
   * Without rows.
   *
   * @param codes width of z in numbers
   */
  public EvaluationSum(int codes) {
    this.units = new ActiveUnits(codes);
  }

  void add(double reconstruction, double kl) {
    losses.add(reconstruction, kl, 1);
  }

  void addMeans(float[] mean, int rows) {
    units.add(mean, rows);
  }

  void addLogLikelihood(double value) {
    logLikelihood += value;
  }

  /** Adds another's rows. */
  public void merge(EvaluationSum other) {
    losses.merge(other.losses);
    units.merge(other.units);
    logLikelihood += other.logLikelihood;
  }

  /** The sums of the two terms of the loss, eq. (10). */
  public LossSum losses() {
    return losses;
  }

  /** Number of active units, see {@link ActiveUnits}. */
  public int activeUnits() {
    return units.count();
  }

  /** Mean of log p(x) per row, in nats; 0 if it was not estimated. */
  public double logLikelihood() {
    return logLikelihood / losses.rows();
  }
}
