package org.epicentra.job.mixture;

import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.MixturePosterior;

/**
 * The background of a fitted mixture: the events of no component.
 *
 * @param share the mean of its share of the events
 * @param shareInterval95 low and high end of the central 95 % credible interval of the share
 * @param effectiveCount the weight of its events
 * @param rate the expected strength of its events
 * @param rateInterval95 low and high end of the central 95 % credible interval of the rate
 * @param rateRate pseudo-events and events behind the rate
 * @param region where it is, in a few words
 * @param volume of the region, unit^D
 */
public record BackgroundSummary(
    double share,
    double[] shareInterval95,
    double effectiveCount,
    double rate,
    double[] rateInterval95,
    double rateRate,
    String region,
    double volume) {

  /** That of a posterior; null where it has none. */
  static BackgroundSummary of(MixturePosterior posterior, Projection projection) {
    if (posterior.background() == null) {
      return null;
    }
    int row = posterior.components();
    Region region = posterior.prior().background().region();
    return new BackgroundSummary(
        posterior.background().mean(),
        posterior.background().interval95(),
        posterior.background().effectiveCount(),
        posterior.rate(row),
        posterior.rateInterval95(row),
        posterior.rateRate(row),
        region.description(projection.hasGeography() ? "km" : "unit"),
        region.volume());
  }
}
