package org.epicentra.job.retrain.vae;

import org.epicentra.BadInputException;
import org.epicentra.job.retrain.GateLimits;

/**
 * What the images of a nightly run may be like, against those of the champion.
 *
 * @param maxRowLoss share of the images of recent runs that may be gone
 * @param maxDriftIntensity Jensen-Shannon distance of the new images' brightness, 0 to 1
 * @param maxDriftPixels of where on them it is bright
 * @param minImages fewest images whose distances are looked at; of fewer new ones, all images'
 */
public record ImageLimits(
    double maxRowLoss, double maxDriftIntensity, double maxDriftPixels, int minImages) {

  /**
   * @throws BadInputException when a limit is out of its range
   */
  public ImageLimits {
    GateLimits.requireShare("--max-row-loss", maxRowLoss);
    GateLimits.requireShare("--max-drift-intensity", maxDriftIntensity);
    GateLimits.requireShare("--max-drift-pixels", maxDriftPixels);
    GateLimits.requireEvents(minImages);
  }
}
