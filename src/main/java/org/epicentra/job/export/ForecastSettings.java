package org.epicentra.job.export;

import org.epicentra.BadInputException;
import org.epicentra.Setting;

/**
 * What a forecast is for.
 *
 * @param days its length, above 0
 * @param maximum the magnitude that the bins reach to; null for the greatest of the catalog and 1
 */
public record ForecastSettings(double days, Double maximum) {
  /**
   * @throws BadInputException when the length is not above 0
   */
  public ForecastSettings {
    if (!(days > 0 && days < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(Setting.mustBe("days", days, "above 0"));
    }
  }
}
