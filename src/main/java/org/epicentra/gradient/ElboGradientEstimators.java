package org.epicentra.gradient;

import java.util.Arrays;
import java.util.List;

/** The estimators by the labels of {@link Estimator}. */
public final class ElboGradientEstimators {
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
}
