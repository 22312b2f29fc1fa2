package org.epicentra.registry;

import org.epicentra.BadInputException;

/**
 * What was decided about a version when it was made.
 *
 * @param promote whether it was to become the champion
 * @param why the reason, in words
 */
public record Decision(boolean promote, String why) {
  public Decision {
    if (why == null || why.isBlank()) {
      throw new BadInputException("a decision needs its reason");
    }
  }
}
