package org.epicentra.gradient;

import java.util.List;

/** The estimators by name. */
public final class ElboGradientEstimators {
  /** What {@link #named} accepts. */
  public static final List<String> ALL =
      List.of("analytic", "total", "path", "fitted", "score", "iwae", "dreg");

  private ElboGradientEstimators() {}

  /**
   * The estimator of a name; a new one, since {@code fitted} learns from what it sees.
   *
   * @param name {@code analytic} (16), {@code total} (13), {@code path} (14), {@code fitted} (15),
   *     {@code score} (17), {@code iwae} (18) or {@code dreg} (19)
   * @throws IllegalArgumentException if it is another
   */
  public static ElboGradientEstimator named(String name) {
    switch (name) {
      case "analytic":
        return new AnalyticKlEstimator();
      case "total":
        return new ScoreControlledEstimator(name, 0, false);
      case "path":
        return new ScoreControlledEstimator(name, 1, false);
      case "fitted":
        return new FittedControlEstimator();
      case "score":
        return new ScoreFunctionEstimator();
      case "iwae":
        return new ScoreControlledEstimator(name, 0, true);
      case "dreg":
        return new DoublyReparameterisedEstimator();
      default:
        throw unknown(name, ALL);
    }
  }

  /**
   * The same, or {@code control}: the total derivative with a fixed multiple of the score, eq.
   * (15).
   *
   * @param c the multiple, any finite number
   */
  public static ElboGradientEstimator named(String name, double c) {
    return name.equals("control") ? new ScoreControlledEstimator(name, c, false) : named(name);
  }

  private static IllegalArgumentException unknown(String name, List<String> known) {
    return new IllegalArgumentException(
        "estimator is '" + name + "', must be one of " + String.join(", ", known));
  }
}
