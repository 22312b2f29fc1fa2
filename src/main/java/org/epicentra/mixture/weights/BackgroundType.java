package org.epicentra.mixture.weights;

import java.util.Arrays;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/** Whether events may belong to no component, and how they lie then. */
public enum BackgroundType {
  /** Each event belongs to a component. */
  NONE("none"),
  /** Anywhere in a region, each place as likely as another. */
  UNIFORM("uniform");

  private final String label;

  BackgroundType(String label) {
    this.label = label;
  }

  /** As options, Params and summaries write it. */
  public String label() {
    return label;
  }

  /** All labels, in order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(BackgroundType::label).toList();
  }

  /** That of a family with or without a background. */
  public static BackgroundType of(boolean background) {
    return background ? UNIFORM : NONE;
  }

  /**
   * @throws BadInputException when there is no background of that label
   */
  public static BackgroundType of(String label) {
    for (BackgroundType known : values()) {
      if (known.label.equals(label)) {
        return known;
      }
    }
    throw new BadInputException(
        Setting.mustBe("background", "'" + label + "'", String.join(" or ", labels())));
  }
}
