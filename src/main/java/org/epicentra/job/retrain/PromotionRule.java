package org.epicentra.job.retrain;

import java.util.Locale;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.registry.Decision;

/**
 * When a challenger becomes the champion, by the lower end of the gain's 95 % interval: that of
 * this night, or one that holds for all nights together. NaN wins nothing.
 *
 * @param minGain the least gain, nats, {@code >= 0}; null where it may lose {@code nonInferiority}
 * @param nonInferiority the most it may lose, nats, {@code >= 0}; used where no gain is required
 * @param resamples of the bootstrap, {@code >= 40}
 * @param sequential whether the interval holds for all nights together; the gain of this night must
 *     then reach the same
 */
public record PromotionRule(
    Double minGain, double nonInferiority, int resamples, boolean sequential) {
  /** The default: newer data are worth so much. */
  public static final double NON_INFERIORITY = 0.01;

  /** The default. */
  public static final int RESAMPLES = 1000;

  private static final int FEWEST = 40;

  /**
   * @throws BadInputException when a value is out of its range
   */
  public PromotionRule {
    if (minGain != null && !(minGain >= 0)) {
      throw new BadInputException(Setting.mustBe("minGain", minGain, "0 or more"));
    }
    if (!(nonInferiority >= 0)) {
      throw new BadInputException(Setting.mustBe("nonInferiority", nonInferiority, "0 or more"));
    }
    if (!(resamples >= FEWEST)) {
      throw new BadInputException(Setting.mustBe("resamples", resamples, FEWEST + " or more"));
    }
  }

  /** Whether another rule requires the same, though perhaps by other settings. */
  boolean requiresSameAs(PromotionRule other) {
    return least() == other.least()
        && resamples == other.resamples
        && sequential == other.sequential;
  }

  /** Whether it can judge a comparison that a run with another rule made. */
  boolean canJudge(Comparison comparison, PromotionRule other) {
    return comparison.interval() == (sequential ? Interval.SEQUENCE : Interval.BOOTSTRAP_T)
        && resamples == other.resamples;
  }

  /** What the lower end of the interval must reach, nats. */
  private double least() {
    return minGain == null ? -nonInferiority : minGain;
  }

  /** The decision and its reason. */
  public Decision decide(Comparison comparison) {
    if (!Double.isFinite(comparison.challenger())) {
      return new Decision(
          false, "the challenger's " + comparison.measure() + " is " + comparison.challenger());
    }
    if (comparison.champion() == null) {
      return new Decision(true, "there was no champion to compare it with");
    }
    if (comparison.low() == null || !Double.isFinite(comparison.low())) {
      return new Decision(
          false,
          "the gain over %d has no interval: it is not a number, or these are too few"
              .formatted(comparison.count()));
    }
    boolean wins = comparison.low() >= least();
    boolean tonight = !sequential || comparison.gain() >= least();
    String what = gain(comparison) + ", whose lower end is " + (wins ? "not below " : "below ");
    return new Decision(
        wins && tonight,
        what + limit() + (wins && !tonight ? ", but that of this run is below it" : ""));
  }

  private static String gain(Comparison comparison) {
    String tonight =
        String.format(Locale.ROOT, "the gain is %.5f nats", comparison.gain())
            + (comparison.evidence() == null ? "" : " over " + comparison.count());
    String interval =
        String.format(
            Locale.ROOT, "95 %% interval %.5f to %.5f", comparison.low(), comparison.high());
    Evidence nights = comparison.evidence();
    return nights == null
        ? "%s, %s over %d".formatted(tonight, interval, comparison.count())
        : String.format(
            Locale.ROOT,
            "%s; over %d %s against this champion it is %.5f, time-uniform %s over %d",
            tonight,
            nights.nights(),
            nights.nights() == 1 ? "run" : "runs",
            nights.mean(),
            interval,
            nights.observations());
  }

  private String limit() {
    return minGain == null
        ? "minus " + Setting.named("nonInferiority") + " " + nonInferiority
        : Setting.named("minGain") + " " + minGain;
  }
}
