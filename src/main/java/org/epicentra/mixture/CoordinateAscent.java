package org.epicentra.mixture;

import java.util.List;

public final class CoordinateAscent {
  private CoordinateAscent() {}

  public static MixtureFit fit(
      DataPass pass,
      List<MixturePosterior> starts,
      MixtureSettings settings,
      IterationListener listener) {
    throw new IllegalStateException("skeleton");
  }
}
