package org.epicentra.vae.network;

import java.io.Serializable;

/** Sums of the loss over rows, in nats, eq. (10). Mutable and mergeable. */
public final class LossSum implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How many numbers {@link #write} writes. */
  public static final int NUMBERS = 4;

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

  /** Writes the sums into an array, from an index on. */
  public void write(double[] numbers, int at) {
    numbers[at] = reconstruction;
    numbers[at + 1] = kl;
    numbers[at + 2] = gain;
    numbers[at + 3] = rows;
  }

  /** The sums that {@link #write} wrote, with their bits. */
  public static LossSum read(double[] numbers, int at) {
    LossSum sum = new LossSum();
    sum.reconstruction = numbers[at];
    sum.kl = numbers[at + 1];
    sum.gain = numbers[at + 2];
    sum.rows = (long) numbers[at + 3];
    return sum;
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
