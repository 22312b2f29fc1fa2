package org.epicentra.mixture;

import java.io.Serializable;
import org.epicentra.BadInputException;

/**
 * How a mixture is fitted.
 *
 * @param components the number of components K, 1 to {@value #MAX_COMPONENTS}
 * @param init {@value #KMEANS} or {@value #RANDOM}
 * @param restarts how many starts compete, {@code >= 1}
 * @param seed the seed of the initial centres
 * @param maxIterations the most updates of the posterior, {@code >= 1}
 * @param tolerance an ascent stops when an update raises the bound by no more than this share of
 *     the bound; with 0 it always makes maxIterations updates
 */
public record MixtureSettings(
    int components, String init, int restarts, long seed, int maxIterations, double tolerance)
    implements Serializable {
  /** Initial centres by k-means++. */
  public static final String KMEANS = "kmeans++";

  /** Initial centres at events drawn at random. */
  public static final String RANDOM = "random";

  /** The most components: centres are chosen among a sample of so many events. */
  public static final int MAX_COMPONENTS = 100_000;

  private static final long serialVersionUID = 1L;

  /**
   * @throws BadInputException when a value is outside its range; the message names it
   */
  public MixtureSettings {
    requireAtLeastOne("components", components);
    if (components > MAX_COMPONENTS) {
      throw new BadInputException(
          "components is "
              + components
              + "; it must be "
              + MAX_COMPONENTS
              + " or less, the size of the sample among which initial centres are chosen.");
    }
    requireAtLeastOne("restarts", restarts);
    requireAtLeastOne("max-iterations", maxIterations);
    if (!KMEANS.equals(init) && !RANDOM.equals(init)) {
      throw new BadInputException(
          "init is '" + init + "'; it must be '" + KMEANS + "' or '" + RANDOM + "'.");
    }
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new BadInputException(
          "tolerance is " + tolerance + "; it must lie in [0, 1), such as 1e-6.");
    }
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new BadInputException(name + " is " + value + "; it must be 1 or more.");
    }
  }

  /** The default settings for K components. */
  public static MixtureSettings defaults(int components) {
    return new MixtureSettings(components, KMEANS, 1, 1L, 100, 1e-6);
  }
}
