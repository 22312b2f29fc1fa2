package org.epicentra.mixture;

import java.io.Serializable;
import org.epicentra.catalog.geography.Region;

/**
 * Where events of no component may lie, each place of the region as likely as another: the noise
 * component of J. D. Banfield, A. E. Raftery, "Model-based Gaussian and non-Gaussian clustering",
 * Biometrics 49 (1993), doi:10.2307/2532201. Immutable.
 */
public final class Background implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Region region;
  private final double logDensity;

  /**
   * @param region in the coordinates of the locations; it holds all events
   */
  public Background(Region region) {
    this.region = region;
    this.logDensity = -Math.log(region.volume());
  }

  /** The region. */
  public Region region() {
    return region;
  }

  /** -ln V, the log density within the region, V in unit^D. */
  public double logDensity() {
    return logDensity;
  }
}
