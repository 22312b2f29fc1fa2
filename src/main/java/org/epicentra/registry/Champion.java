package org.epicentra.registry;

import org.epicentra.BadInputException;

/**
 * A promotion: the pointer to the version in use. Of several pointers the one with the highest
 * number counts.
 *
 * @param version its number, from 1 to 99,999,999
 * @param at when it was promoted: ISO 8601, UTC
 * @param by the command that promoted it
 * @param why the reason, in words
 */
public record Champion(int version, String at, String by, String why) {
  /**
   * @throws BadInputException when it names no version
   */
  public Champion {
    if (!(version >= 1 && version <= Numbers.LAST)) {
      throw new BadInputException(
          "it names version %d; versions go from 1 to %d".formatted(version, Numbers.LAST));
    }
  }
}
