package org.epicentra.job.retrain;

import java.util.Locale;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.registry.Decision;

/**
 * When a challenger becomes the champion, by the lower end of the gain's 95 % interval. NaN wins
 * nothing.
 *
 * @param minGain the least gain, nats, {@code >= 0}; null where it may lose {@code nonInferiority}
 * @param nonInferiority the most it may lose, nats, {@code >= 0}; used where no gain is required
 * @param resamples of the bootstrap, {@code >= 40}
 */
public record PromotionRule(Double minGain, double nonInferiority, int resamples) {
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
    return least() == other.least() && resamples == other.resamples;
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
    boolean wins = comparison.low() != null && comparison.low() >= least();
    String what =
        comparison.low() == null || !Double.isFinite(comparison.low())
            ? "the gain is not a number"
            : String.format(
                Locale.ROOT,
                "the gain is %.5f nats, 95 %% interval %.5f to %.5f over %d, whose lower end is %s %s"
                    + " %s",
                comparison.gain(),
                comparison.low(),
                comparison.high(),
                comparison.count(),
                wins ? "not below" : "below",
                minGain == null
                    ? "minus " + Setting.named("nonInferiority")
                    : Setting.named("minGain"),
                minGain == null ? nonInferiority : minGain);
    return new Decision(wins, what);
  }
}
