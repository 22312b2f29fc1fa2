package org.epicentra.mixture;

import java.io.Serializable;
import java.util.Objects;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.mixture.start.Initialisation;

/**
 * How a mixture is fitted.
 *
 * @param components the number of components K, 1 to {@value #MAX_COMPONENTS}
 * @param init how initial centres are chosen
 * @param restarts how many starts compete, {@code >= 1}
 * @param seed the seed of the initial centres
 * @param maxIterations the most updates of the posterior, {@code >= 1}
 * @param tolerance an ascent stops when an update raises the bound by no more than this share of
 *     the bound; with 0 it always makes maxIterations updates
 */
public record MixtureSettings(
    int components,
    Initialisation init,
    int restarts,
    long seed,
    int maxIterations,
    double tolerance)
    implements Serializable {
  /** The most components: centres are chosen among a sample of so many events. */
  public static final int MAX_COMPONENTS = 100_000;

  /** The default of {@code init}. */
  public static final Initialisation DEFAULT_INIT = Initialisation.KMEANS_PLUS_PLUS;

  /** The default of {@code restarts}. */
  public static final int DEFAULT_RESTARTS = 1;

  /** The default of {@code maxIterations}. */
  public static final int DEFAULT_MAX_ITERATIONS = 100;

  /** The default of {@code tolerance}: text, so that help shows it as it is written here. */
  public static final String DEFAULT_TOLERANCE = "1e-6";

  private static final long serialVersionUID = 1L;

  /**
   * @throws BadInputException when a value is outside its range; the message names it
   */
  public MixtureSettings {
    requireAtLeastOne("components", components);
    if (components > MAX_COMPONENTS) {
      throw new BadInputException(
          Setting.named("components")
              + " is "
              + components
              + "; it must be "
              + MAX_COMPONENTS
              + " or less, the size of the sample among which initial centres are chosen.");
    }
    requireAtLeastOne("restarts", restarts);
    requireAtLeastOne("maxIterations", maxIterations);
    Objects.requireNonNull(init, "init");
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new BadInputException(
          Setting.mustBe("tolerance", tolerance, "in [0, 1), such as 1e-6"));
    }
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new BadInputException(Setting.mustBe(name, value, "1 or more"));
    }
  }

  /** The default settings for K components. */
  public static MixtureSettings defaults(int components) {
    return new MixtureSettings(
        components,
        DEFAULT_INIT,
        DEFAULT_RESTARTS,
        1,
        DEFAULT_MAX_ITERATIONS,
        Double.parseDouble(DEFAULT_TOLERANCE));
  }
}
