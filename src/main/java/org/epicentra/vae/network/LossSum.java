package org.epicentra.vae.network;

import java.io.Serializable;

/** Sums of the loss over rows, in nats, eq. (10). Mutable and mergeable. */
public final class LossSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private double reconstruction;
  private double kl;
  private double gain;
  private long rows;

  /**
   * Adds rows.
   *
   * @param reconstruction their sum of -E_q log p(x|z), estimated from draws
   * @param kl their sum of KL(q || p), in closed form (11)
   */
  public void add(double reconstruction, double kl, long rows) {
    this.reconstruction += reconstruction;
    this.kl += kl;
    this.rows += rows;
  }

  /**
   * Adds the gain of importance weighting for rows that have been added.
   *
   * @param gain the sum of their importance-weighted bounds minus that of their ELBOs
   */
  public void addGain(double gain) {
    this.gain += gain;
  }

  /** Adds another's sums. */
  public void merge(LossSum other) {
    add(other.reconstruction, other.kl, other.rows);
    addGain(other.gain);
  }

  /** Number of rows. */
  public long rows() {
    return rows;
  }

  /** Mean of -E_q log p(x|z) per row; NaN without rows. */
  public double reconstruction() {
    return reconstruction / rows;
  }

  /** Mean of KL(q || p) per row; NaN without rows. */
  public double kl() {
    return kl / rows;
  }

  /** Mean gain of importance weighting per row; 0 without it, NaN without rows. */
  public double gain() {
    return gain / rows;
  }

  /** Mean loss per row, minus the bound that is trained; NaN without rows. */
  public double loss() {
    return (reconstruction + kl - gain) / rows;
  }
}
