package org.epicentra.job.retrain.vae;

import org.epicentra.BadInputException;
import org.epicentra.job.retrain.Check;
import org.epicentra.job.retrain.CountLimits;

/**
 * What the images of a nightly run may be like, compared with those of the champion.
 *
 * @param counts how many images it needs
 * @param maxDriftIntensity Jensen-Shannon distance of the new images' brightness, 0 to 1
 * @param maxDriftPixels of where they are bright, 0 to 1
 */
public record ImageLimits(CountLimits counts, double maxDriftIntensity, double maxDriftPixels) {
  /** The default distance of brightness. */
  public static final double MAX_DRIFT_INTENSITY = 0.5;

  /** The default distance of bright places. */
  public static final double MAX_DRIFT_PIXELS = 0.2;

  /**
   * @throws BadInputException when a limit is out of its range
   */
  public ImageLimits {
    Check.DRIFT_INTENSITY.requireShare(maxDriftIntensity);
    Check.DRIFT_PIXELS.requireShare(maxDriftPixels);
  }
}
