package org.epicentra.job.retrain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The challenger against the champion on the hold-out: means per event or image, in nats.
 *
 * @param measure what is compared
 * @param count events or images
 * @param champion its mean; null without a champion
 * @param challenger its mean
 * @param gain the mean of challenger minus champion, paired; null without a champion
 * @param low lower end of the gain's 95 % interval, by paired bootstrap; null without a champion
 * @param high upper end of the interval; null without a champion
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
    List<Slice> slices) {
  private static final double LEVEL = 0.95;

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
    return new Comparison(measure, count, null, scores.second(), null, null, null, List.of());
  }

  /**
   * The comparison of a champion, whose scores are the first, and a challenger, the second.
   *
   * @param names what the parts are called, by number
   */
  public static Comparison of(String measure, PairedScores scores, IntFunction<String> names) {
    double[] interval = scores.differences().interval(LEVEL);
    List<Slice> slices = new ArrayList<>();
    scores.parts().forEach((part, gain) -> slices.add(Slice.of(names.apply(part), gain)));
    return new Comparison(
        measure,
        scores.differences().observations(),
        scores.first(),
        scores.second(),
        scores.differences().mean(),
        interval[0],
        interval[1],
        slices);
  }
}
