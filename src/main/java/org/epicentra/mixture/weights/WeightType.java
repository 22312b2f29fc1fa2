package org.epicentra.mixture.weights;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Labelled;

/** The priors of the weights of the components. */
public enum WeightType implements Labelled {
  /** Given, and not learned. */
  FIXED("fixed"),
  /** Dirichlet, with the same concentration for each component. */
  DIRICHLET("dirichlet"),
  /** A Dirichlet process by its sticks, truncated after K. */
  DIRICHLET_PROCESS("dirichlet-process");

  private final String label;

  WeightType(String label) {
    this.label = label;
  }

  /** As options, Params and summaries write it. */
  @Override
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Labelled.labels(WeightType.class);
  }

  /**
   * @throws BadInputException when there is no prior of that label
   */
  public static WeightType of(String label) {
    return Labelled.of(WeightType.class, "weights", label);
  }
}
