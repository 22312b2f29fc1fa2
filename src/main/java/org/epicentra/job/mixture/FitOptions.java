package org.epicentra.job.mixture;

import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;

/**
 * How the mixture is fitted.
 *
 * @param settings components, seeding, restarts, when to stop
 * @param prior the given parts of the prior; the others come from the data
 * @param centresFile a CSV file to start from, or null
 */
public record FitOptions(MixtureSettings settings, PriorSpecification prior, String centresFile) {
  /**
   * @throws BadInputException when a file is to be started from more than once
   */
  public FitOptions {
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
}
