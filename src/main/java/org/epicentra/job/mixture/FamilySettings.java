package org.epicentra.job.mixture;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.epicentra.mixture.MixtureFamily;

/**
 * The options of the model in force, as {@code summary.json} has them among the settings.
 *
 * @param summary the kinds of its parts
 * @param concentration in JSON {@code auto} for null, which leaves it to the kind of the weights
 * @param dispersion {@code auto} for null, which learns it; or is of no use to Poisson strengths
 * @param region of the background, as it was given; {@code auto} for null, the box of the events
 * @param regionDepth its least and greatest depth, km; null in 2-D
 */
record FamilySettings(
    @JsonUnwrapped FamilySummary summary,
    @JsonSerialize(nullsUsing = FitSettings.Auto.class) Double concentration,
    @JsonSerialize(nullsUsing = FitSettings.Auto.class) Double dispersion,
    @JsonSerialize(nullsUsing = FitSettings.Auto.class) String region,
    double[] regionDepth) {

  static FamilySettings of(FitOptions options) {
    MixtureFamily family = options.prior().family();
    RegionSource region = options.region();
    return new FamilySettings(
        FamilySummary.of(family),
        family.concentration(),
        family.dispersion(),
        region == null ? null : region.region(),
        region == null ? null : region.depths());
  }
}
