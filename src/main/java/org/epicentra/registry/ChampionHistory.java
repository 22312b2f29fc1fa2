package org.epicentra.registry;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All promotions of a name as they were seen at one moment.
 *
 * @param last the highest number of a pointer, 0 when there is none: who promotes makes the next
 * @param pointers by number; those that could not be read are left out
 */
public record ChampionHistory(int last, NavigableMap<Integer, Champion> pointers) {

  /** The pointer that counts. */
  public Optional<Champion> current() {
    return pointers.isEmpty() ? Optional.empty() : Optional.of(pointers.lastEntry().getValue());
  }

  /** Whether a version has ever been the champion. */
  public boolean hasHeld(int version) {
    return pointers.values().stream().anyMatch(champion -> champion.version() == version);
  }

  /** The version that was in use before the present one, in time: its number may be higher. */
  public OptionalInt before() {
    int present = current().map(Champion::version).orElse(0);
    return pointers.descendingMap().values().stream()
        .mapToInt(Champion::version)
        .filter(version -> version != present)
        .findFirst();
  }

  /** What a rollback goes to: the highest version below the champion's that has been champion. */
  public OptionalInt predecessor() {
    if (pointers.isEmpty()) {
      return OptionalInt.empty();
    }
    int present = pointers.lastEntry().getValue().version();
    return pointers.values().stream()
        .mapToInt(Champion::version)
        .filter(version -> version < present)
        .max();
  }
}
