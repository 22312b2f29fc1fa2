package org.epicentra;

import java.util.Arrays;
import java.util.List;

/** A choice with a name of its own in options, Params and files, for enums. */
public interface Labelled {
  /** The name in options, Params and files. */
  String label();

  /** The names of all choices, in order. */
  static <E extends Enum<E> & Labelled> List<String> labels(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Labelled::label).toList();
  }

  /**
   * The choice of a name.
   *
   * @param setting the name of the setting in messages, as {@link Setting#named} takes it
   * @throws BadInputException when there is no choice of that name
   */
  static <E extends Enum<E> & Labelled> E of(Class<E> type, String setting, String label) {
    for (E choice : type.getEnumConstants()) {
      if (choice.label().equals(label)) {
        return choice;
      }
    }
    throw new BadInputException(
        Setting.mustBe(setting, "'" + label + "'", String.join(" or ", labels(type))));
  }
}
