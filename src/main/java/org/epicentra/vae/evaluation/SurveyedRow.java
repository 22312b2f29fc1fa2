package org.epicentra.vae.evaluation;

import java.io.Serializable;

/** A row of a {@link RowSample}, measured. Not a record, since Kryo cannot read records. */
public final class SurveyedRow implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long key;
  private final int rank;
  private final float[] mean;
  private final float[] pixels;
  private double reconstruction;
  private double kl;
  private double logLikelihood = Double.NaN;

  /**
   * @param key number of the row in the data set
   * @param rank in the sample, from 0
   * @param mean the posterior mean of the surveyed numbers of z
   * @param pixels binarised; null unless they are wanted
   */
  SurveyedRow(long key, int rank, float[] mean, float[] pixels) {
    this.key = key;
    this.rank = rank;
    this.mean = mean;
    this.pixels = pixels;
  }

  void losses(double reconstruction, double kl) {
    this.reconstruction = reconstruction;
    this.kl = kl;
  }

  void logLikelihood(double value) {
    this.logLikelihood = value;
  }

  void shift(double jacobian) {
    reconstruction -= jacobian;
    logLikelihood += jacobian;
  }

  /** Number of the row in the data set. */
  public long key() {
    return key;
  }

  /** Rank in the sample, from 0. */
  public int rank() {
    return rank;
  }

  /** The posterior mean of the surveyed numbers of z. */
  public float[] mean() {
    return mean;
  }

  /** The binarised pixels; null unless the row is to be shown. */
  public float[] pixels() {
    return pixels;
  }

  /** -E_q log p(x|z), in nats. */
  public double reconstruction() {
    return reconstruction;
  }

  /** KL(q || p), in nats. */
  public double kl() {
    return kl;
  }

  /** log p(x) by importance sampling, in nats; NaN without draws for it. */
  public double logLikelihood() {
    return logLikelihood;
  }
}
