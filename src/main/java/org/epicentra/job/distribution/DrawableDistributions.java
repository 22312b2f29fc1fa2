package org.epicentra.job.distribution;

import java.util.Locale;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.distribution.Exponential;
import org.epicentra.distribution.Gamma;
import org.epicentra.distribution.Normal;

/**
 * The distributions that {@code distribution sample} accepts: those of which draws, moments and
 * derivatives are normal doubles, so that a test of the draws tests the sampler and not the number
 * format.
 */
final class DrawableDistributions {
  /** At this rate the variance of a derivative, of order rate^-4, is still a normal double. */
  private static final double MOST_RATE = 1e70;

  /** The distribution function is a series of about sqrt(shape) terms. */
  private static final double MOST_SHAPE = 1e8;

  /** The greatest probability of a draw below the smallest normal double. */
  private static final double LOST = 1e-6;

  private DrawableDistributions() {}

  /**
   * Normal(mean, deviation^2).
   *
   * @throws BadInputException when the mean is not finite, or the deviation not a positive number
   */
  static Normal normal(double mean, double deviation) {
    require(Double.isFinite(mean), "mean", mean, "a finite number");
    requirePositive("deviation", deviation);
    return Normal.of(mean, deviation);
  }

  /**
   * Exponential(rate).
   *
   * @throws BadInputException when the rate is not from 1e-70 to 1e70
   */
  static Exponential exponential(double rate) {
    requireRate(rate);
    return Exponential.of(rate);
  }

  /**
   * Gamma(shape, rate). A draw of a small shape is about u^(1/shape) / rate, u uniform, so it is
   * lost with probability (MIN_NORMAL max(1, rate))^shape, up to a factor 1 / Gamma(shape + 1), at
   * most 1.13.
   *
   * @throws BadInputException when the rate is not from 1e-70 to 1e70, more than about one draw in
   *     a million would be lost, or the shape is above 1e8
   */
  static Gamma gamma(double shape, double rate) {
    requireRate(rate);
    requirePositive("shape", shape);
    double least = Math.log(LOST) / Math.log(Double.MIN_NORMAL * Math.max(1, rate));
    require(
        shape >= least,
        "shape",
        shape,
        String.format(
            Locale.ROOT,
            "%.4f or more at the rate %s: below, more than one draw in a million would be less than the smallest normal double, 2.2e-308, and be rounded to 0",
            Math.ceil(1e4 * least) / 1e4,
            rate));
    require(
        shape <= MOST_SHAPE,
        "shape",
        shape,
        "at most %s: beyond, the test of the draws takes too long".formatted(MOST_SHAPE));
    return Gamma.of(shape, rate);
  }

  private static void requireRate(double rate) {
    requirePositive("rate", rate);
    require(
        rate >= 1 / MOST_RATE && rate <= MOST_RATE,
        "rate",
        rate,
        "from %s to %s: beyond, the variance or the derivatives are not normal doubles"
            .formatted(1 / MOST_RATE, MOST_RATE));
  }

  private static void requirePositive(String name, double value) {
    boolean positive = value > 0 && value < Double.POSITIVE_INFINITY;
    require(positive, name, value, "a positive number");
  }

  private static void require(boolean legal, String name, double value, String allowed) {
    if (!legal) {
      throw new BadInputException(Setting.mustBe(name, value, allowed));
    }
  }
}
