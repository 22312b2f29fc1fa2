package org.epicentra.job.distribution;

import org.epicentra.BadInputException;

/**
 * Which parameters of positive laws {@code distribution sample} takes: those whose draws, moments
 * and derivatives are doubles, so that a test of the draws tests the sampler and not the number
 * format.
 */
final class DrawableParameters {
  /** With it the variance of a derivative by the rate, of order rate^-4, is a normal double. */
  private static final double MOST_RATE = 1e70;

  /** The distribution function is a series of the shape's root many terms. */
  private static final double MOST_SHAPE = 1e8;

  /** Of a draw that is below the smallest normal double. */
  private static final double LOST = 1e-6;

  private DrawableParameters() {}

  /**
   * @throws BadInputException unless the rate is from 1e-70 to 1e70
   */
  static void requireRate(double rate) {
    if (!(rate >= 1 / MOST_RATE && rate <= MOST_RATE)) {
      throw new BadInputException(
          "--rate is %s; it must be from %s to %s: beyond, the variance or the derivatives are no doubles"
              .formatted(rate, 1 / MOST_RATE, MOST_RATE));
    }
  }

  /**
   * A draw of a small shape is about u^(1/shape) / rate, u uniform, so it is lost with probability
   * (MIN_NORMAL max(1, rate))^shape, up to a factor 1 / Gamma(shape + 1), at most 1.13.
   *
   * @param rate that is drawable
   * @throws BadInputException when more than about one draw in a million would be lost, or the
   *     shape is above 1e8
   */
  static void requireShape(double shape, double rate) {
    double least = Math.log(LOST) / Math.log(Double.MIN_NORMAL * Math.max(1, rate));
    if (!(shape >= least)) {
      throw new BadInputException(
          "--shape is %s; at rate %s it must be %.4f or more: more than one draw in a million would be below the smallest normal double, 2.2e-308, and be rounded to 0"
              .formatted(shape, rate, Math.ceil(1e4 * least) / 1e4));
    }
    if (!(shape <= MOST_SHAPE)) {
      throw new BadInputException(
          "--shape is %s; it must be at most %s: beyond, the test of the draws takes too long"
              .formatted(shape, MOST_SHAPE));
    }
  }
}
