package org.epicentra.mixture.weights;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Labelled;

/** Whether events may belong to no component, and how they lie then. */
public enum BackgroundType implements Labelled {
  /** Each event belongs to a component. */
  NONE("none"),
  /** Anywhere in a region, each place as likely as another. */
  UNIFORM("uniform");

  private final String label;

  BackgroundType(String label) {
    this.label = label;
  }

  /** As options, Params and summaries write it. */
  @Override
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Labelled.labels(BackgroundType.class);
  }

  /** That of a family with or without a background. */
  public static BackgroundType of(boolean background) {
    return background ? UNIFORM : NONE;
  }

  /**
   * @throws BadInputException when there is no background of that label
   */
  public static BackgroundType of(String label) {
    return Labelled.of(BackgroundType.class, "background", label);
  }
}
