package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that dies between any two operations on files, and what the next run finds. */
class RegistryFaultTest {
  /** More than a run has; the test itself finds out how many there are. */
  private static final int MOST = 200;

  @TempDir Path folder;

  @Test
  void afterADeathAtAnyMomentTheOldOrTheNewChampionStandsAndTheNextRunWorks() throws Exception {
    int deaths = 0;
    int served = 0;
    for (int n = 0; n < MOST; n++) {
      Path place = Files.createDirectory(folder.resolve("run-" + n));
      RegistryUse.publishAndPromote(RegistryUse.open(place), "old");
      DyingFiles dying = new DyingFiles(n);
      ModelRegistry doomed = RegistryUse.open(dying, RegistryUse.hadoop(place));
      run(doomed);
      if (!dying.dead()) {
        break;
      }
      deaths++;
      ModelRegistry registry = RegistryUse.open(place);
      String champion = RegistryUse.text(registry.champion().orElseThrow());
      assertThat(champion).as("after death %d", n).isIn("old", "new");
      served += champion.equals("new") ? 1 : 0;
      assertThat(registry.champions().problems()).as("after death %d", n).isEmpty();
      for (int number : registry.numbers()) {
        assertThat(registry.problems(number)).as("after death %d", n).isEmpty();
      }
      RegistryUse.silence(place);
      RegistryUse.publishAndPromote(registry, "next");
      assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("next");
      assertThat(Files.exists(place.resolve("trash"))).isFalse();
      try (Stream<Path> staged = Files.list(place.resolve("staging"))) {
        assertThat(staged).isEmpty();
      }
    }
    // Each way through is met: most deaths leave the old champion, the last ones the new.
    assertThat(deaths).isBetween(25, MOST - 1);
    assertThat(served).isBetween(1, deaths - 20);
  }

  private static void run(ModelRegistry registry) {
    RegistryLock lock = null;
    try {
      lock = registry.lock(RegistryUse.EXPIRY);
      ChampionHistory seen = registry.champions();
      ModelVersion version = RegistryUse.publish(registry, lock, "new");
      lock.requireHeld();
      registry.promote(version.number(), seen, "test", "it is newer");
    } catch (UncheckedIOException | BadInputException e) {
      assertThat(e).hasMessageContaining("the process is dead");
    } finally {
      if (lock != null) {
        lock.close(); // which changes nothing any more where the process is dead
      }
    }
  }

  @Test
  void aDeathWhilePruningLeavesNoHalfAVersion() throws Exception {
    int deaths = 0;
    for (int n = 0; n < MOST; n++) {
      Path place = Files.createDirectory(folder.resolve("prune-" + n));
      for (String text : new String[] {"a", "b", "c"}) {
        RegistryUse.publishAndPromote(RegistryUse.open(place), text);
      }
      DyingFiles dying = new DyingFiles(n);
      ModelRegistry doomed = RegistryUse.open(dying, RegistryUse.hadoop(place));
      try (RegistryLock lock = doomed.lock(RegistryUse.EXPIRY)) {
        doomed.delete(lock, List.of(1));
      } catch (UncheckedIOException e) {
        deaths++;
      }
      ModelRegistry registry = RegistryUse.open(place);
      assertThat(registry.numbers()).contains(2, 3);
      for (int number : registry.numbers()) {
        assertThat(registry.problems(number)).isEmpty();
      }
      assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("c");
      assertThat(registry.champions().problems()).isEmpty();
      if (!dying.dead()) {
        assertThat(registry.numbers()).containsExactly(2, 3);
        break;
      }
    }
    assertThat(deaths).isBetween(8, MOST - 1);
  }

  @Test
  void aPointerThatWasTornIsNoChampionAndItsNumberIsNotUsedAgain() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "old");
    Files.writeString(folder.resolve("champions").resolve("000002.json"), "{\"version\" : ");
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("old");
    assertThat(registry.champions().problems())
        .singleElement(STRING)
        .startsWith(RegistryUse.hadoop(folder.resolve("champions/000002.json")) + " is damaged: ")
        .contains("(line 1, column ", "; version 1 serves: restore it from the backup")
        .contains("only where the file system has no links")
        .doesNotContain("REDACTED");
    RegistryUse.publishAndPromote(registry, "new");
    assertThat(folder.resolve("champions").resolve("000003.json")).exists();
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("new");
    assertThat(registry.champions().problems()).as("a newer one counts").isEmpty();
  }

  /** After a loss of power a file may be empty or hold zeros; 4-byte units are taken for UTF-32. */
  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "\0\0\0\0\0\0\0\0", "\0\177\0\0{}", "[1]"})
  void aPointerThatSaysSomethingElseIsNoChampion(String content) throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "old");
    Files.writeString(folder.resolve("champions").resolve("000002.json"), content);
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("old");
    assertThat(registry.champions().problems())
        .singleElement(STRING)
        .contains("champions/000002.json ", "; version 1 serves");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "100000000", "000000", "0000004", "00004"})
  @Timeout(60)
  void aNumberThatDoesNotCountIsNamedAndHoldsNothingUp(String digits) throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "old");
    Path pointer = folder.resolve("champions").resolve("000001.json");
    Path stray = Files.copy(pointer, folder.resolve("champions").resolve(digits + ".json"));
    Path claim = Files.createFile(folder.resolve("lock").resolve(digits + ".json"));
    Path version = Files.createDirectory(folder.resolve("versions").resolve(digits));
    assertThat(registry.strays())
        .containsExactly(
            RegistryUse.hadoop(version).toString().replaceAll("/$", ""),
            RegistryUse.hadoop(stray).toString(),
            RegistryUse.hadoop(claim).toString());
    RegistryUse.publishAndPromote(registry, "new");
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("new");
    assertThat(registry.numbers()).containsExactly(1, 2);
    assertThat(registry.champions().last()).isEqualTo(2);
  }

  /** What is at the next number is not a version, a pointer or a claim. */
  @Test
  @Timeout(60)
  void aNumberThatIsTakenIsPassedOver() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "old");
    Files.createFile(folder.resolve("versions").resolve("000002"));
    Files.createDirectory(folder.resolve("champions").resolve("000002.json"));
    Files.createDirectory(folder.resolve("lock").resolve("000002.json"));
    RegistryUse.silence(folder);
    assertThat(registry.champions().problems())
        .singleElement(STRING)
        .contains("000002.json is damaged: it is a folder; version 1 serves");
    RegistryUse.publishAndPromote(registry, "new");
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("new");
    assertThat(registry.numbers()).containsExactly(1, 3);
    assertThat(registry.champions().problems()).isEmpty();
  }

  @Test
  @Timeout(60)
  void afterTheLastNumberNothingIsMadeAndItIsSaidWhy() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "old");
    Path champions = folder.resolve("champions");
    String pointer = Files.readString(champions.resolve("000001.json"));
    Path last = Files.writeString(champions.resolve("99999999.json"), pointer);
    assertThatThrownBy(() -> registry.promote(1, registry.champions(), "test", "again"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("champions: number 99999999 is taken, after which there is none");
    Files.writeString(last, pointer.replace("\"version\" : 1", "\"version\" : 99999999"));
    try (RegistryLock lock = registry.lock(RegistryUse.EXPIRY)) {
      assertThatThrownBy(() -> RegistryUse.publish(registry, lock, "new"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("versions: number 99999999 is taken")
          .hasMessageContaining("remove the file or folder that has or names this number");
    }
    assertThat(registry.numbers()).containsExactly(1);
  }

  @Test
  void aClaimThatWouldNeverExpireDoesNotHoldTheLock() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "old");
    Path claim = folder.resolve("lock").resolve("000001.json");
    String text = Files.readString(claim);
    for (String expiry : List.of("1e300", "-1.0", "\"NaN\"")) {
      int next = 1 + registry.champions().last();
      Files.writeString(
          claim.resolveSibling("%06d.json".formatted(next)), text.replace("600.0", expiry));
      RegistryUse.silence(folder);
      RegistryUse.publishAndPromote(registry, "new");
      RegistryUse.publishAndPromote(registry, "newer");
    }
  }

  @Test
  void aModelWhoseFoldersLeadBackIsNotLookedThroughForEver() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "old");
    Path model = folder.resolve("versions/000001/model");
    Files.createSymbolicLink(model.resolve("a/back"), model);
    Files.createSymbolicLink(model.resolve("a/again"), model);
    assertThat(registry.problems(1))
        .singleElement(STRING)
        .contains("lies too deep for a model: does a link lead back?");
  }

  @Test
  void aModelThatDoesNotReadBackIsNotPublished() {
    ModelRegistry registry = RegistryUse.open(folder);
    try (RegistryLock lock = registry.lock(RegistryUse.EXPIRY)) {
      assertThatThrownBy(
              () ->
                  registry.publish(
                      lock,
                      RegistryUse.manifest("2026-01-01T00:00:00Z"),
                      stage -> RegistryUse.write(stage, "x"),
                      stage -> {
                        throw new IllegalStateException("the probe scores otherwise");
                      }))
          .hasMessage("the probe scores otherwise");
      assertThatThrownBy(
              () ->
                  registry.publish(
                      lock,
                      RegistryUse.manifest("2026-01-01T00:00:00Z"),
                      stage -> RegistryUse.write(stage, "x"),
                      stage -> RegistryUse.write(stage, "y")))
          .hasMessageContaining("does not read back as written");
    }
    assertThat(registry.numbers()).isEmpty();
  }
}
