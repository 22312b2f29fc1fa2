package org.epicentra.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.epicentra.BadInputException;
import org.epicentra.Durations;
import org.epicentra.Setting;

/**
 * Which versions are kept.
 *
 * @param keep how many of the newest, {@code >= 1}
 * @param olderThan only versions older than this are deleted; zero for any age
 */
public record Retention(int keep, Duration olderThan) {
  /** The default of how many are kept. */
  public static final int KEEP = 30;

  public Retention {
    if (!(keep >= 1)) {
      throw new BadInputException(Setting.mustBe("keep", keep, "1 or more"));
    }
    if (olderThan.isNegative()) {
      throw new BadInputException(
          Setting.mustBe("olderThan", Durations.text(olderThan), "0 or more"));
    }
  }

  /**
   * The versions that may be deleted: never the champion, the one that a rollback returns to, the
   * one that was in use before, or the newest, from which the next number is counted.
   *
   * @param now the time at which ages are taken
   */
  public List<Integer> surplus(
      NavigableMap<Integer, ModelVersion> versions, ChampionHistory champions, Instant now) {
    List<Integer> surplus = new ArrayList<>();
    int newer = versions.size();
    for (ModelVersion version : versions.values()) {
      newer--;
      int number = version.number();
      boolean old = Instant.parse(version.manifest().created()).plus(olderThan).compareTo(now) <= 0;
      boolean needed =
          champions.current().filter(champion -> champion.version() == number).isPresent()
              || champions.predecessor().orElse(-1) == number
              || champions.before().orElse(-1) == number;
      if (newer >= keep && old && !needed) {
        surplus.add(number);
      }
    }
    return surplus;
  }
}
