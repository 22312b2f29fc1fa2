package org.epicentra.job.mixture;

import java.util.List;
import java.util.Objects;
import org.epicentra.spark.selection.SelectionOptions;

/** Whether the densities of two models are of the same quantities, in the same units. */
final class Comparability {
  private Comparability() {}

  /**
   * What makes the densities of two models different things, in a few words; null for nothing.
   *
   * @param given what is taken of the events whatever the models say; null values are not given
   */
  static String difference(ModelFolder one, ModelFolder other, SelectionOptions given) {
    if (!one.projection().parameters().equals(other.projection().parameters())) {
      return "the coordinates of the one are %s, of the other %s"
          .formatted(one.projection(), other.projection());
    }
    SelectionOptions ones = one.selection();
    SelectionOptions others = other.selection();
    if (given.strength() == null && !Objects.equals(ones.strength(), others.strength())) {
      return "the strength of the one is %s, of the other %s"
          .formatted(ones.strength(), others.strength());
    }
    if (given.coordinates() == null && !Objects.equals(ones.coordinates(), others.coordinates())) {
      return "the coordinates of the one are %s, of the other %s"
          .formatted(text(ones.coordinates()), text(others.coordinates()));
    }
    return null;
  }

  private static String text(List<String> expressions) {
    return expressions == null ? "not given" : String.join(", ", expressions);
  }
}
