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
 * @param maxIterations the most updates of the posterior, {@code >= 1}; extrapolated ones that are
 *     refused count
 * @param tolerance an ascent stops when an update raises the bound by no more than this share of
 *     the bound, and no move is left; with 0 it always makes maxIterations updates
 * @param acceleration how the ascent is hastened
 * @param moves by which components are left out
 */
public record MixtureSettings(
    int components,
    Initialisation init,
    int restarts,
    long seed,
    int maxIterations,
    double tolerance,
    Acceleration acceleration,
    Moves moves)
    implements Serializable {
  /** The most components: centres are chosen among a sample of so many events. */
  public static final int MAX_COMPONENTS = 100_000;

  /** The default of {@code init}. */
  public static final Initialisation DEFAULT_INIT = Initialisation.KMEANS_PLUS_PLUS;

  /** The default of {@code restarts}. */
  public static final int DEFAULT_RESTARTS = 1;

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
    Objects.requireNonNull(acceleration, "acceleration");
    Objects.requireNonNull(moves, "moves");
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new BadInputException(
          Setting.mustBe("tolerance", tolerance, "in [0, 1), such as 1e-6"));
    }
  }

  /** The settings of a plain ascent, which leaves no component out. */
  public MixtureSettings(
      int components,
      Initialisation init,
      int restarts,
      long seed,
      int maxIterations,
      double tolerance) {
    this(components, init, restarts, seed, maxIterations, tolerance, Acceleration.NONE, Moves.NONE);
  }

  /** The same for another number of components. */
  public MixtureSettings withComponents(int other) {
    return new MixtureSettings(
        other, init, restarts, seed, maxIterations, tolerance, acceleration, moves);
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new BadInputException(Setting.mustBe(name, value, "1 or more"));
    }
  }

  /** The default settings for K components. */
  public static MixtureSettings defaults(int components) {
    return of(components, Acceleration.SQUAREM, Moves.DELETE_MERGE);
  }

  /** The settings of a plain ascent, which leaves no component out. */
  public static MixtureSettings plain(int components) {
    return of(components, Acceleration.NONE, Moves.NONE);
  }

  private static MixtureSettings of(int components, Acceleration acceleration, Moves moves) {
    return new MixtureSettings(
        components,
        DEFAULT_INIT,
        DEFAULT_RESTARTS,
        1,
        acceleration.maxIterations(),
        acceleration.tolerance(),
        acceleration,
        moves);
  }
}
