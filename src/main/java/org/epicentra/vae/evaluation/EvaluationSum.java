package org.epicentra.vae.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import org.epicentra.math.Moments;
import org.epicentra.vae.network.LossSum;

/** The sums of an evaluation over rows. Mutable and mergeable. */
public final class EvaluationSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LossSum losses = new LossSum();
  private final ActiveUnits units;
  private final double[] klTerms;
  private final Moments logLikelihood = new Moments();

  /**
   * Without rows.
   *
   * @param codes width of z in numbers
   * @param latent coordinates of z
   */
  public EvaluationSum(int codes, int latent) {
    this.units = new ActiveUnits(codes);
    this.klTerms = new double[latent];
  }

  void add(double reconstruction, double kl) {
    losses.add(reconstruction, kl, 1);
  }

  void addMeans(float[] mean, int rows) {
    units.add(mean, rows);
  }

  /** Takes the sums of KL(q || p) of the rows, one for each coordinate. */
  double[] klSums() {
    return klTerms;
  }

  void addLogLikelihood(double value) {
    logLikelihood.add(value);
  }

  /** Adds another's rows. */
  public void merge(EvaluationSum other) {
    losses.merge(other.losses);
    units.merge(other.units);
    logLikelihood.merge(other.logLikelihood);
    for (int i = 0; i < klTerms.length; i++) {
      klTerms[i] += other.klTerms[i];
    }
  }

  /** The sums of the two terms of the loss, eq. (10). */
  public LossSum losses() {
    return losses;
  }

  /** The variances of the posterior means. */
  public ActiveUnits units() {
    return units;
  }

  /** Mean KL(q || p) per row of each coordinate of z, in nats. */
  public double[] klTerms() {
    return Arrays.stream(klTerms).map(sum -> sum / losses.rows()).toArray();
  }

  /** log p(x) of the rows, in nats; of none where it was not estimated. */
  public Moments logLikelihood() {
    return logLikelihood;
  }
}
