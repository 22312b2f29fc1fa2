package org.epicentra.job.mixture;

import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.job.mixture.choice.ComponentChoice;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;

/**
 * How the mixture is fitted.
 *
 * @param settings components, of several the largest; seeding, restarts, when to stop
 * @param prior the given parts of the prior; the others come from the data
 * @param centresFile a CSV file to start from, or null
 * @param region of the background; null for the box of the events, or without a background
 * @param choice between several numbers of components; null where there is one
 */
public record FitOptions(
    MixtureSettings settings,
    PriorSpecification prior,
    String centresFile,
    RegionSource region,
    ComponentChoice choice) {
  /** A fit of one number of components. */
  public FitOptions(
      MixtureSettings settings, PriorSpecification prior, String centresFile, RegionSource region) {
    this(settings, prior, centresFile, region, null);
  }

  /**
   * @throws BadInputException when a file is to be started from more than once, a region has no
   *     background, or centres or weights are given for several numbers of components
   */
  public FitOptions {
    if (choice != null) {
      if (settings.components() != choice.largest()) {
        throw new IllegalArgumentException(settings + " has not the largest of " + choice);
      }
      requireOneOf(prior.pi() != null, Setting.named("pi") + " holds the weights");
      requireOneOf(centresFile != null, centresFile + " holds the centres");
    }
    if (region != null && !prior.family().background()) {
      throw new BadInputException(
          "%s is given, but %s is none: leave one of them out"
              .formatted(Setting.named("region"), Setting.named("background")));
    }
    if (centresFile != null && settings.restarts() != 1) {
      throw new BadInputException(
          "%s is %d, but the start from %s is always the same: leave %s out"
              .formatted(
                  Setting.named("restarts"),
                  settings.restarts(),
                  centresFile,
                  Setting.named("restarts")));
    }
  }

  private static void requireOneOf(boolean given, String holds) {
    if (given) {
      throw new BadInputException(
          "%s of one number of components, but %s has several: give that one alone"
              .formatted(holds, Setting.named("components")));
    }
  }

  /**
   * The prior with its region in the coordinates of the events.
   *
   * @throws BadInputException when the region cannot be read, or does not fit the projection
   */
  public PriorSpecification prior(Projection projection, Configuration hadoop) {
    return region == null
        ? prior
        : prior.with(prior.family().within(region.read(projection, hadoop)));
  }
}
