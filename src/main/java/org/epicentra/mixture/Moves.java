package org.epicentra.mixture;

import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Labelled;

/** The moves by which an ascent leaves components out, where that raises the bound. */
public enum Moves implements Labelled {
  /** None. */
  NONE("none"),
  /** Deletion of a component, eq. (44). */
  DELETE("delete"),
  /** Deletion, and the merging of two components into one, eq. (45). */
  DELETE_MERGE("delete,merge");

  private final String label;

  Moves(String label) {
    this.label = label;
  }

  /** As options, Params and summaries write it. */
  @Override
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Labelled.labels(Moves.class);
  }

  /**
   * @throws BadInputException when there are no moves of that label
   */
  public static Moves of(String label) {
    return Labelled.of(Moves.class, "moves", label.replace(" ", ""));
  }
}
