package org.epicentra.job.retrain;

import java.util.Locale;
import org.epicentra.BadInputException;
import org.epicentra.registry.Decision;

/**
 * When a challenger becomes the champion: by the lower end of the gain's 95 % interval. What is not
 * a number wins nothing.
 *
 * @param minGain it must gain at least this, nats; null where it need only not lose
 * @param nonInferiority it may lose at most this, nats; used where no gain is asked for
 * @param resamples of the bootstrap
 */
public record PromotionRule(Double minGain, double nonInferiority, int resamples) {
  private static final int FEWEST = 40;

  public PromotionRule {
    if (minGain != null && !(minGain >= 0)) {
      throw new BadInputException("--min-gain is " + minGain + "; it must be 0 or more");
    }
    if (!(nonInferiority >= 0)) {
      throw new BadInputException("--non-inferiority is " + nonInferiority + "; it must be >= 0");
    }
    if (!(resamples >= FEWEST)) {
      throw new BadInputException(
          "--resamples is " + resamples + "; it must be " + FEWEST + " or more");
    }
  }

  /** Whether another rule asks for the same, in other words perhaps. */
  boolean asksAs(PromotionRule other) {
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
            ? "the gain is no number"
            : String.format(
                Locale.ROOT,
                "the gain is %.5f nats, 95 %% interval %.5f to %.5f over %d, whose lower end is %s %s"
                    + " %s",
                comparison.gain(),
                comparison.low(),
                comparison.high(),
                comparison.count(),
                wins ? "not below" : "below",
                minGain == null ? "minus --non-inferiority" : "--min-gain",
                minGain == null ? nonInferiority : minGain);
    return new Decision(wins, what);
  }
}
