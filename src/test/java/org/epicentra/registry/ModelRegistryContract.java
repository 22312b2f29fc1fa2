package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.LockedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A registry on each of the file systems. */
abstract class ModelRegistryContract {
  private Path folder;

  /** An empty folder. */
  abstract Path folder();

  @BeforeEach
  void start() {
    folder = folder();
  }

  @Test
  void publishesVersionsAndServesThePromotedOne() {
    ModelRegistry registry = RegistryUse.open(folder);
    assertThat(registry.champion()).isEmpty();
    assertThat(registry.champions().before()).isEmpty();
    RegistryUse.publishAndPromote(registry, "one");
    try (RegistryLock lock = registry.lock(RegistryUse.EXPIRY)) {
      ModelVersion two = RegistryUse.publish(registry, lock, "two");
      assertThat(two.number()).isEqualTo(2);
      assertThat(two.manifest().fence()).isEqualTo(lock.fence());
      // sha256sum of "two" and of "twotwo", by coreutils.
      assertThat(two.manifest().files())
          .containsExactly(
              new StoredFile(
                  "a/text", 3, "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"),
              new StoredFile(
                  "other", 6, "d01e1f8a7ef92041b5c5c37230f050135ff07ce4703dc30e90318c12324324bc"));
    }
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("one");
  }

  @Test
  void aRollbackGoesToWhatWasChampionBefore() {
    ModelRegistry registry = RegistryUse.open(folder);
    for (String text : new String[] {"one", "two", "three"}) {
      RegistryUse.publishAndPromote(registry, text);
    }
    registry.promote(2, registry.champions(), "rollback", "three is bad");
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("two");
    assertThat(registry.champions().predecessor()).hasValue(1);
    registry.promote(1, registry.champions(), "rollback", "two is bad");
    assertThat(registry.champions().predecessor()).isEmpty();
    assertThat(registry.champions().before()).hasValue(2);
    assertThat(registry.champions().hasHeld(3)).isTrue();
    assertThat(registry.champions().last()).isEqualTo(5);
  }

  /** Two people who look at the same champion: the second learns that it has changed. */
  @Test
  void aPromotionAfterAnotherOneThatItDidNotSeeIsRefused() {
    ModelRegistry registry = RegistryUse.open(folder);
    for (String text : new String[] {"one", "two", "three"}) {
      RegistryUse.publishAndPromote(registry, text);
    }
    ChampionHistory seen = registry.champions();
    registry.promote(1, seen, "promote", "three is bad");
    assertThatThrownBy(() -> registry.promote(2, seen, "promote", "three is bad"))
        .isInstanceOf(LockedException.class)
        .hasMessage(
            "version 2 is not promoted: another champion was named in the meantime; see 'registry"
                + " list'");
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("one");
    assertThat(registry.champions().last()).isEqualTo(4);
    registry.promote(2, registry.champions(), "promote", "one is bad too");
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("two");
  }

  @Test
  void findsWhatWasChangedAfterPublishing() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "one");
    RegistryUse.publishAndPromote(registry, "two");
    Path second = new Path(folder, "versions/000002");
    RegistryUse.write(second, "model/a/text", "tow");
    RegistryUse.write(second, "model/more", "");
    RegistryUse.files(folder).delete(new Path(second, "model/other"));
    assertThat(registry.problems(1)).isEmpty();
    assertThat(registry.problems(2))
        .containsExactly(
            "a/text has another digest than when it was published",
            "other is missing",
            "more was not published");
    assertThatThrownBy(() -> registry.promote(2, registry.champions(), "promote", "again"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("version 2 is not promoted: a/text has another digest");
    RegistryUse.write(second, "manifest.json", "{}");
    assertThat(registry.problems(2).get(0)).contains("formatVersion");
    assertThat(registry.problems(7).get(0)).contains("has no version 7");
  }

  @Test
  void aChampionThatVanishedIsMissedAndItsNumberIsNotGivenAgain() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "one");
    RegistryUse.publishAndPromote(registry, "two");
    RegistryUse.files(folder).delete(new Path(folder, "versions/000002"));
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("one");
    assertThat(registry.champions().problems())
        .containsExactly(
            "the champion, version 2 (pointer file "
                + new Path(folder, "champions/000002.json")
                + "), is missing; version 1 serves: restore its folder from the backup, or name a"
                + " champion by 'registry promote'");
    RegistryUse.files(folder).delete(new Path(folder, "versions/000001"));
    assertThat(registry.champion()).isEmpty();
    assertThat(registry.champions().problems())
        .hasSize(2)
        .allMatch(problem -> problem.contains("none serves"));
    try (RegistryLock lock = registry.lock(RegistryUse.EXPIRY)) {
      assertThat(RegistryUse.publish(registry, lock, "three").number()).isEqualTo(3);
    }
    assertThat(registry.champion()).as("nobody has promoted it").isEmpty();
    registry.promote(3, registry.champions(), "test", "it is there");
    assertThat(registry.champions().problems()).isEmpty();
  }

  @Test
  void keepsWhatWasInUseBeforeAStepBack() {
    ModelRegistry registry = RegistryUse.open(folder);
    for (int i = 1; i <= 5; i++) {
      RegistryUse.publishAndPromote(registry, "v" + i);
    }
    registry.promote(3, registry.champions(), "promote", "the later ones are bad");
    registry.promote(4, registry.champions(), "promote", "no, four is good");
    registry.promote(2, registry.champions(), "rollback", "four is bad");
    Retention one = new Retention(1, Duration.ZERO);
    assertThat(one.surplus(registry.versionsByNumber(), registry.champions(), Instant.now()))
        .as("2 is in use, 1 its predecessor, 4 was in use before, 5 is the newest")
        .containsExactly(3);
  }

  @Test
  void keepsTheNewestTheChampionAndItsPredecessor() {
    ModelRegistry registry = RegistryUse.open(folder);
    for (int i = 1; i <= 6; i++) {
      RegistryUse.publishAndPromote(registry, "v" + i);
    }
    registry.promote(3, registry.champions(), "rollback", "the later ones are bad");
    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    List<Integer> surplus =
        new Retention(1, Duration.ZERO)
            .surplus(registry.versionsByNumber(), registry.champions(), now);
    assertThat(surplus).containsExactly(1, 4, 5);
    assertThat(
            new Retention(3, Duration.ZERO)
                .surplus(registry.versionsByNumber(), registry.champions(), now))
        .containsExactly(1);
    assertThat(
            new Retention(1, Duration.ofDays(90))
                .surplus(registry.versionsByNumber(), registry.champions(), now))
        .isEmpty();
    try (RegistryLock lock = registry.lock(RegistryUse.EXPIRY)) {
      assertThat(registry.delete(lock, surplus)).containsExactly(1, 4, 5);
      assertThat(registry.delete(lock, surplus)).isEmpty();
      assertThat(RegistryUse.publish(registry, lock, "v7").number()).isEqualTo(7);
    }
    assertThat(registry.numbers()).containsExactly(2, 3, 6, 7);
  }
}
