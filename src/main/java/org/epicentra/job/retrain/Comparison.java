package org.epicentra.job.retrain;

import java.util.List;

/**
 * The challenger against the champion on the hold-out; means per event or image, nats.
 *
 * @param measure what is compared
 * @param count events or images
 * @param champion its mean; null without a champion
 * @param challenger its mean
 * @param gain challenger minus champion, paired; null without a champion
 * @param low lower end of the gain's 95 % interval by paired bootstrap
 * @param high upper end
 * @param slices the gain by region; empty without a champion
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
  public Comparison {
    slices = List.copyOf(slices);
  }
}
