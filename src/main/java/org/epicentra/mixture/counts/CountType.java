package org.epicentra.mixture.counts;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Labelled;

/** The laws of strengths. */
public enum CountType implements Labelled {
  /** The variance of a strength is its rate. */
  POISSON("poisson"),
  /** The variance is rate + rate^2 / r, with one dispersion r for all components. */
  NEGATIVE_BINOMIAL("negative-binomial");

  private final String label;

  CountType(String label) {
    this.label = label;
  }

  /** As options, Params and summaries write it. */
  @Override
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Labelled.labels(CountType.class);
  }

  /**
   * @throws BadInputException when there is no law of that label
   */
  public static CountType of(String label) {
    return Labelled.of(CountType.class, "counts", label);
  }
}
