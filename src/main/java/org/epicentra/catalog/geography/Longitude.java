package org.epicentra.catalog.geography;

/** Arithmetic on the circle of longitudes. */
public final class Longitude {

  private Longitude() {}

  /**
   * The same meridian in [-180, 180).
   *
   * @param longitude degrees east, any turn
   * @return degrees; NaN for NaN or an infinite argument
   */
  public static double wrap(double longitude) {
    if (longitude >= -180 && longitude < 180) {
      return longitude;
    }
    // One turn off, the usual case, in one rounding: 181.62 is -178.38 to the last digit.
    if (longitude >= 180 && longitude < 540) {
      return longitude - 360;
    }
    if (longitude < -180 && longitude >= -540) {
      return longitude + 360;
    }
    double turned = (longitude + 180) % 360;
    double wrapped = (turned < 0 ? turned + 360 : turned) - 180;
    // Adding 360 to the smallest negative remainders rounds up to a whole turn.
    return wrapped == 180 ? -180 : wrapped;
  }

  /**
   * The same meridian in [west, west + 360): no turn is added to one that is there already.
   *
   * @param west degrees east, [-180, 360)
   * @param longitude degrees east, [-180, 360)
   */
  public static double eastOf(double west, double longitude) {
    if (longitude < west) {
      return longitude + 360;
    }
    return longitude - west >= 360 ? longitude - 360 : longitude;
  }
}
