package org.epicentra.job.retrain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.epicentra.distribution.PairedBootstrap;

/**
 * The challenger against the champion on the hold-out: means per event or image, in nats.
 *
 * @param measure what is compared
 * @param count events or images
 * @param champion its mean; null without a champion
 * @param challenger its mean
 * @param gain the mean of challenger minus champion, paired; null without a champion
 * @param low lower end of the gain's 95 % interval; null without a champion
 * @param high upper end of the interval; null without a champion
 * @param interval the method of the interval; null without a champion, and where an earlier release
 *     made it
 * @param evidence of all nights against this champion, whose gain the interval is then of; null
 *     where the interval is of this night
 * @param slices the gain by region or label; empty without a champion
 */
public record Comparison(
    String measure,
    long count,
    Double champion,
    double challenger,
    Double gain,
    Double low,
    Double high,
    Interval interval,
    Evidence evidence,
    List<Slice> slices) {
  /** Of the intervals. */
  public static final double LEVEL = 0.95;

  /**
   * The nominal level of the bootstrap: with it the interval covers the mean of 100 differences
   * that are as skewed as the exponential of a Normal with standard deviation 1.5 in 94 of 100
   * cases, and that of milder ones in 96 to 97 (docs/RELIABILITY.md).
   */
  private static final double NOMINAL_LEVEL = 0.97;

  /** The bootstrap has a seed of its own: that of the fit may change from night to night. */
  private static final long SEED = 1;

  public Comparison {
    slices = List.copyOf(slices);
  }

  /** How a rule's bootstrap is drawn. */
  public static PairedScores.Resampling resampling(PromotionRule rule) {
    return new PairedScores.Resampling(rule.resamples(), SEED);
  }

  /** The comparison of a challenger without a champion. */
  public static Comparison alone(String measure, PairedScores scores) {
    long count = scores.differences().observations();
    return new Comparison(
        measure, count, null, scores.second(), null, null, null, null, null, List.of());
  }

  /**
   * The comparison of a champion, whose scores are the first, and a challenger, the second.
   *
   * @param names what the parts are called, by number
   */
  public static Comparison of(String measure, PairedScores scores, IntFunction<String> names) {
    double[] ends = interval(scores.differences());
    List<Slice> slices = new ArrayList<>();
    scores.parts().forEach((part, gain) -> slices.add(Slice.of(names.apply(part), gain)));
    return new Comparison(
        measure,
        scores.differences().observations(),
        scores.first(),
        scores.second(),
        scores.differences().mean(),
        ends[0],
        ends[1],
        Interval.BOOTSTRAP_T,
        null,
        slices);
  }

  /** The 95 % interval of a gain. */
  public static double[] interval(PairedBootstrap differences) {
    return differences.interval(NOMINAL_LEVEL);
  }

  /** The same with the interval of the gain of all nights against this champion. */
  public Comparison with(Evidence nights) {
    double[] ends = nights.interval(LEVEL);
    return new Comparison(
        measure,
        count,
        champion,
        challenger,
        gain,
        ends[0],
        ends[1],
        Interval.SEQUENCE,
        nights,
        slices);
  }
}
