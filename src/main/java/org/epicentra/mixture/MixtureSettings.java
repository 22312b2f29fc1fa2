package org.epicentra.mixture;

import java.io.Serializable;

public record MixtureSettings(
    int components, String init, int restarts, long seed, int maxIterations, double tolerance)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public static MixtureSettings defaults(int components) {
    return new MixtureSettings(components, "kmeans++", 1, 1L, 100, 1e-6);
  }
}
