package org.epicentra.mixture.counts;

import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/** The laws of strengths. */
public enum CountType {
  /** The variance of a strength is its rate. */
  POISSON("poisson"),
  /** The variance is rate + rate^2 / r, with one dispersion r for all components. */
  NEGATIVE_BINOMIAL("negative-binomial");

  private final String label;

  CountType(String label) {
    this.label = label;
  }

  /** As options, Params and summaries write it. */
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(CountType::label).toList();
  }

  /**
   * @throws BadInputException when there is no law of that label
   */
  public static CountType of(String label) {
    for (CountType known : values()) {
      if (known.label.equals(label)) {
        return known;
      }
    }
    throw new BadInputException(
        Setting.mustBe("counts", "'" + label + "'", String.join(" or ", labels())));
  }
}
