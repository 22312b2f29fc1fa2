package org.epicentra.mixture;

import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/** The moves by which an ascent leaves components out, where that raises the bound. */
public enum Moves {
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
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Moves::label).toList();
  }

  /**
   * @throws BadInputException when there are no moves of that label
   */
  public static Moves of(String label) {
    for (Moves known : values()) {
      if (known.label.equals(label.replace(" ", ""))) {
        return known;
      }
    }
    throw new BadInputException(
        Setting.mustBe("moves", "'" + label + "'", String.join(" or ", labels())));
  }
}
