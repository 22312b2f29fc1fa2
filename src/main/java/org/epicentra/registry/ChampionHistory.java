package org.epicentra.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All promotions of a name as they were seen at one moment.
 *
 * @param last the highest pointer number, 0 when there is none; the next promotion adds 1 to it
 * @param pointers by number; those that cannot be read, or whose version is gone, are left out
 * @param lost those left out that are newer than the one that counts, newest first; of older ones
 *     the versions were pruned
 * @param highest the highest version that any pointer names, whether or not it still exists; 0 for
 *     none
 */
public record ChampionHistory(
    int last, NavigableMap<Integer, Champion> pointers, List<LostPointer> lost, int highest) {
  public ChampionHistory {
    lost = List.copyOf(lost);
  }

  /** The pointer that counts. */
  public Optional<Champion> current() {
    return pointers.isEmpty() ? Optional.empty() : Optional.of(pointers.lastEntry().getValue());
  }

  /**
   * What is wrong with the newest pointers, a line each; empty when the newest one counts. Readers
   * get the version of the one before, which may be an older model than the one that was chosen.
   */
  public List<String> problems() {
    String serves =
        current()
            .map(champion -> "version " + champion.version() + " serves")
            .orElse("none serves");
    List<String> problems = new ArrayList<>();
    for (LostPointer pointer : lost) {
      String which = pointer.fault() != null ? "" : problems.isEmpty() ? "the champion, " : "also ";
      String what =
          pointer.fault() == null
              ? "restore its folder from the backup, or name a champion by 'registry promote'"
              : "restore it from the backup, or name the champion by 'registry promote' (a killed"
                  + " run leaves such a file only where the file system has no links)";
      problems.add(which + pointer.description() + "; " + serves + ": " + what);
    }
    return problems;
  }

  /** Whether a version has ever been the champion. */
  public boolean hasHeld(int version) {
    return pointers.values().stream().anyMatch(champion -> champion.version() == version);
  }

  /** The version that was in use just before the present one; its number may be higher. */
  public OptionalInt before() {
    int present = current().map(Champion::version).orElse(0);
    return pointers.descendingMap().values().stream()
        .mapToInt(Champion::version)
        .filter(version -> version != present)
        .findFirst();
  }

  /** What a rollback returns to: the highest version below the champion that has been champion. */
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
