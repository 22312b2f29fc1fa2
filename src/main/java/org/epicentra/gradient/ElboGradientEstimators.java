package org.epicentra.gradient;

import java.util.Arrays;
import java.util.List;
import org.epicentra.Setting;

/** The estimators by the labels of {@link Estimator}. */
public final class ElboGradientEstimators {
  private static final List<String> OF_THE_BOUND = List.of("analytic", "total", "path");
  private static final List<String> OF_THE_WEIGHTED_BOUND = List.of("total", "dreg");

  /** Those that a network can be trained with, on either objective. */
  public static final List<String> NAMES = List.of("analytic", "total", "path", "dreg");

  /** All but {@code control}, which needs a coefficient: what {@link #named(String)} accepts. */
  public static final List<String> ALL =
      Arrays.stream(Estimator.values())
          .filter(each -> each != Estimator.CONTROL)
          .map(Estimator::label)
          .toList();

  private ElboGradientEstimators() {}

  /**
   * A new instance of the estimator with a given label.
   *
   * @throws IllegalArgumentException if there is none, or it is {@code control}
   */
  public static ElboGradientEstimator named(String label) {
    return Estimator.of(label).create();
  }

  /**
   * A new instance of the estimator with a given label.
   *
   * @param c coefficient of the score in {@code control}, finite; the others ignore it
   * @throws IllegalArgumentException if there is none
   */
  public static ElboGradientEstimator named(String label, double c) {
    return Estimator.of(label).create(c);
  }

  /**
   * A new instance of the estimator that a network is trained with.
   *
   * @param importanceWeighted whether the objective is the importance-weighted bound, whose {@code
   *     total} derivative is {@link Estimator#IWAE}
   * @param label {@code analytic}, {@code total} or {@code path}; of the importance-weighted bound
   *     {@code total} or {@code dreg}
   * @throws IllegalArgumentException if it is another
   */
  public static ElboGradientEstimator training(boolean importanceWeighted, String label) {
    List<String> known = importanceWeighted ? OF_THE_WEIGHTED_BOUND : OF_THE_BOUND;
    if (!known.contains(label)) {
      String objective = " with the objective " + (importanceWeighted ? "iwae" : "elbo");
      String allowed = "one of " + String.join(", ", known) + objective;
      throw new IllegalArgumentException(Setting.mustBe("estimator", "'" + label + "'", allowed));
    }
    return named(importanceWeighted && label.equals("total") ? "iwae" : label);
  }
}
