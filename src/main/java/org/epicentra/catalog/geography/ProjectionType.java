package org.epicentra.catalog.geography;

import com.fasterxml.jackson.annotation.JsonValue;
import org.epicentra.BadInputException;

/** The kinds of {@link Projection}, by the labels that options and files have for them. */
public enum ProjectionType {
  /** Epicentres on a map, equidistant about a centre. */
  AZIMUTHAL("azimuthal"),
  /** Hypocentres in Earth-centred coordinates. */
  GEOCENTRIC("geocentric"),
  /** The user's own coordinates, as they are. */
  NONE("none");

  private final String label;

  ProjectionType(String label) {
    this.label = label;
  }

  /** As options and files write it. */
  @JsonValue
  public String label() {
    return label;
  }

  /**
   * The type of a label.
   *
   * @param name what the label is the value of, for the message
   * @throws BadInputException when there is no such type
   */
  public static ProjectionType of(String name, String label) {
    for (ProjectionType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    throw new BadInputException(
        name + " is '" + label + "'; it must be azimuthal, geocentric or none");
  }

  /** The label. */
  @Override
  public String toString() {
    return label;
  }
}
