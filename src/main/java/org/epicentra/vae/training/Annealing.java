package org.epicentra.vae.training;

import java.io.Serializable;
import org.epicentra.Setting;

/**
 * The temperature of relaxed categories in training, T = max(end, start exp(-rate step)) with step
 * the number of the minibatch since the start. The schedule is that of E. Jang, S. Gu, B. Poole, <a
 * href="https://arxiv.org/abs/1611.01144">arXiv:1611.01144</a>.
 *
 * @param start above 0
 * @param end the lowest, above 0 and at most {@code start}; equal to it for a constant temperature
 * @param rate of decay per minibatch, 0 or more
 */
public record Annealing(double start, double end, double rate) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Temperature of the first minibatch in the reference. */
  public static final double START = 1;

  /** Lowest temperature in the reference, reached after 6,932 minibatches. */
  public static final double END = 0.5;

  /** Rate of decay in the reference. */
  public static final double RATE = 1e-4;

  /** The reference. */
  public static final Annealing REFERENCE = new Annealing(START, END, RATE);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public Annealing {
    check(
        start > 0 && start < Double.POSITIVE_INFINITY,
        "temperatureStart",
        start,
        "a finite number above 0");
    check(
        end > 0 && end <= start,
        "temperatureEnd",
        end,
        "above 0 and at most " + Setting.named("temperatureStart") + ", " + start);
    check(
        rate >= 0 && rate < Double.POSITIVE_INFINITY,
        "temperatureRate",
        rate,
        "a finite number, 0 or more");
  }

  private static void check(boolean legal, String name, double value, String allowed) {
    if (!legal) {
      throw new IllegalArgumentException(Setting.mustBe(name, value, allowed));
    }
  }

  /**
   * The temperature of a minibatch.
   *
   * @param step its number since the start of training, from 0
   */
  double temperature(long step) {
    return Math.max(end, start * Math.exp(-rate * step));
  }
}
