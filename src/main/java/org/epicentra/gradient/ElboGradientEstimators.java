package org.epicentra.gradient;

import java.util.List;

/** The estimators by name. */
public final class ElboGradientEstimators {
  /** What {@link #named} accepts. */
  public static final List<String> NAMES = List.of("analytic", "total", "path");

  private ElboGradientEstimators() {}

  /**
   * The estimator of a name.
   *
   * @param name {@code analytic} (16), {@code total} (13) or {@code path} (14)
   * @throws IllegalArgumentException if it is another
   */
  public static ElboGradientEstimator named(String name) {
    switch (name) {
      case "analytic":
        return new AnalyticKlEstimator();
      case "total":
        return new ScoreControlledEstimator(name, 0);
      case "path":
        return new ScoreControlledEstimator(name, 1);
      default:
        throw new IllegalArgumentException(
            "estimator is '" + name + "', must be one of " + String.join(", ", NAMES));
    }
  }
}
