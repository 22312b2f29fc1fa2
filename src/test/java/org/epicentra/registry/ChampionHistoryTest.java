package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Promoted: 3, then 5, then 3 again by a rollback. */
class ChampionHistoryTest {
  private static ChampionHistory history(int... versions) {
    TreeMap<Integer, Champion> pointers = new TreeMap<>();
    for (int version : versions) {
      pointers.put(
          pointers.size() + 1, new Champion(version, "2026-01-01T00:00:00Z", "test", "a test"));
    }
    return new ChampionHistory(pointers.size(), pointers, List.of(), 5);
  }

  @Test
  void whoHasBeenChampion() {
    ChampionHistory history = history(3, 5, 3);
    assertThat(history.current().orElseThrow().version()).isEqualTo(3);
    assertThat(history.hasHeld(3)).isTrue();
    assertThat(history.hasHeld(5)).isTrue();
    assertThat(history.hasHeld(4)).isFalse();
    assertThat(history(3).hasHeld(5)).isFalse();
  }

  @Test
  void whatARollbackReturnsTo() {
    assertThat(history(3, 5, 3).before()).hasValue(5);
    assertThat(history(3, 5, 3).predecessor()).isEmpty();
    assertThat(history(3, 5).predecessor()).hasValue(3);
    assertThat(history().predecessor()).isEmpty();
  }
}
