package org.epicentra.vae.training;

import java.io.Serializable;

/**
 * The temperature of relaxed categories in training, T = max(end, start exp(-rate step)) with step
 * the number of the minibatch since the start: E. Jang, S. Gu, B. Poole, <a
 * href="https://arxiv.org/abs/1611.01144">arXiv:1611.01144</a>, who take such a schedule.
 *
 * @param start above 0
 * @param end the least, above 0 and no more than {@code start}; the same for a constant temperature
 * @param rate of the decay by minibatch, 0 or more
 */
public record Annealing(double start, double end, double rate) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** From 1 to 0.5, which it reaches after 6,932 minibatches. */
  public static final Annealing REFERENCE = new Annealing(1, 0.5, 1e-4);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the one that is outside
   */
  public Annealing {
    if (!(start > 0 && start < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperatureStart is " + start + ", must be a finite number above 0");
    }
    if (!(end > 0 && end <= start)) {
      throw new IllegalArgumentException(
          "temperatureEnd is %s, must be above 0 and at most temperatureStart, %s"
              .formatted(end, start));
    }
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperatureRate is " + rate + ", must be a finite number, 0 or more");
    }
  }

  /**
   * @param step from 0
   */
  double temperature(long step) {
    return Math.max(end, start * Math.exp(-rate * step));
  }
}
