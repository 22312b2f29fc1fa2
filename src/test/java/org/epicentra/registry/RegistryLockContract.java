package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.fs.Path;
import org.epicentra.LockedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lock on each of the file systems. */
abstract class RegistryLockContract {
  private Path folder;

  /** An empty folder. */
  abstract Path folder();

  /** How often many threads want the lock. */
  abstract int rounds();

  @BeforeEach
  void start() {
    folder = folder();
  }

  @Test
  void oneHoldsItUntilItIsReleased() {
    ModelRegistry registry = RegistryUse.open(folder);
    try (RegistryLock lock = registry.lock(RegistryUse.EXPIRY)) {
      assertThat(lock.fence()).isEqualTo(1);
      assertThatThrownBy(() -> registry.lock(RegistryUse.EXPIRY))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("600 s");
    }
    try (RegistryLock lock = registry.lock(RegistryUse.EXPIRY)) {
      assertThat(lock.fence()).isEqualTo(2);
    }
  }

  @Test
  void theLockOfASilentRunIsTakenOverAndThatRunCanDoNothingMore() {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "old");
    ChampionHistory seen = registry.champions();
    try (RegistryLock silent = registry.lock(RegistryUse.EXPIRY)) {
      RegistryUse.silence(folder);
      try (RegistryLock taker = registry.lock(RegistryUse.EXPIRY)) {
        assertThat(taker.fence()).isEqualTo(silent.fence() + 1);
        taker.requireHeld();
        assertThatThrownBy(silent::requireHeld).isInstanceOf(LockedException.class);
        assertThatThrownBy(() -> RegistryUse.publish(registry, silent, "late"))
            .isInstanceOf(LockedException.class)
            .hasMessageContaining(
                "was silent for longer than its ‹lockExpiry› and lost the lock to run ");
        ModelVersion version = RegistryUse.publish(registry, taker, "new");
        registry.promote(version.number(), seen, "test", "newer");
        // What the silent run knew of the champion is no longer so.
        assertThatThrownBy(() -> registry.promote(1, seen, "test", "late"))
            .isInstanceOf(LockedException.class)
            .hasMessageContaining("another champion");
      }
    }
    assertThat(registry.numbers()).containsExactly(1, 2);
    assertThat(RegistryUse.text(registry.champion().orElseThrow())).isEqualTo("new");
  }

  /** Five minutes lie between the two, far more than a machine that is ten times slower needs. */
  @Test
  void aLockIsTakenOverAfterItsExpiryAndNotBefore() {
    ModelRegistry registry = RegistryUse.open(folder);
    try (RegistryLock silent = registry.lock(RegistryUse.EXPIRY)) {
      RegistryUse.silence(folder, RegistryUse.EXPIRY.minusMinutes(5));
      assertThatThrownBy(() -> registry.lock(RegistryUse.EXPIRY))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("its lock can be taken 600 s after that");
      RegistryUse.silence(folder, Duration.ofMinutes(5).plusSeconds(30));
      try (RegistryLock taker = registry.lock(RegistryUse.EXPIRY)) {
        assertThat(taker.fence()).isEqualTo(silent.fence() + 1);
      }
    }
  }

  @Test
  void aLockThatIsRemovedIsLostAndItIsSaidWhy() throws IOException {
    ModelRegistry registry = RegistryUse.open(folder);
    String prefix = new Path(folder, "lock") + ": this run (number 1) lost the lock: its claim was";
    RegistryLock mine = registry.lock(RegistryUse.EXPIRY);
    RegistryUse.files(folder).delete(new Path(folder, "lock"));
    assertThatThrownBy(mine::requireHeld)
        .isInstanceOf(LockedException.class)
        .hasMessage(prefix + " removed from there");
    try (RegistryLock other = registry.lock(RegistryUse.EXPIRY)) {
      assertThat(other.fence()).as("counted from 1 again").isEqualTo(1);
      try (mine) {
        assertThatThrownBy(() -> RegistryUse.publish(registry, mine, "late"))
            .isInstanceOf(LockedException.class)
            .hasMessage(prefix + " removed from there, and run 1 has the lock now");
      }
      assertThatThrownBy(() -> registry.lock(RegistryUse.EXPIRY))
          .as("whoever lost it does not release another's")
          .isInstanceOf(LockedException.class);
      other.requireHeld();
    }
  }

  @Test
  void aRunThatLosesTheLockWhileItWritesPublishesNothing() {
    ModelRegistry registry = RegistryUse.open(folder);
    List<RegistryLock> taken = new ArrayList<>();
    try (RegistryLock slow = registry.lock(RegistryUse.EXPIRY)) {
      assertThatThrownBy(
              () ->
                  registry.publish(
                      slow,
                      RegistryUse.manifest("2026-01-01T00:00:00Z"),
                      stage -> {
                        RegistryUse.silence(folder);
                        RegistryUse.write(stage, "slow");
                      },
                      stage -> taken.add(registry.lock(RegistryUse.EXPIRY))))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("lost the lock");
    } finally {
      taken.forEach(RegistryLock::close);
    }
    assertThat(registry.numbers()).isEmpty();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aLivingOwnerKeepsALockForLongerThanItsExpiry() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    Path beat = new Path(folder, "lock/000001.beat");
    try (RegistryLock lock = registry.lock(Duration.ofSeconds(10))) {
      RegistryUse.silence(folder); // as if the claim had been made an hour ago
      while (RegistryUse.files(folder).find(beat).isEmpty()) {
        Thread.sleep(10);
      }
      assertThatThrownBy(() -> registry.lock(Duration.ofSeconds(10)))
          .isInstanceOf(LockedException.class)
          .hasMessageContaining("gave a sign of life");
      lock.requireHeld();
    }
  }

  @Test
  void ofManyThatWantItOneGetsIt() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 1; round <= rounds(); round++) {
        List<Future<RegistryLock>> tries = pool.invokeAll(tries(threads));
        List<RegistryLock> got = new ArrayList<>();
        for (Future<RegistryLock> each : tries) {
          if (each.get() != null) {
            got.add(each.get());
          }
        }
        assertThat(got).hasSize(1);
        assertThat(got.get(0).fence()).isEqualTo(round);
        got.get(0).close();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void whoReadsTheFolderWhileItChangesGetsNoSecondLock() throws IOException {
    ModelRegistry registry = RegistryUse.open(folder);
    registry.lock(RegistryUse.EXPIRY).close();
    try (RegistryLock held = registry.lock(RegistryUse.EXPIRY)) {
      // A listing may miss the claim that is made, and the one that is deleted, while it is read.
      assertThatThrownBy(
              () -> RegistryUse.open(missingAll(folder), folder).lock(RegistryUse.EXPIRY))
          .isInstanceOf(LockedException.class);
      RegistryUse.files(folder).delete(new Path(folder, "lock/000001.json"));
      assertThatThrownBy(
              () -> RegistryUse.open(missingAll(folder), folder).lock(RegistryUse.EXPIRY))
          .isInstanceOf(LockedException.class);
      held.requireHeld();
    }
  }

  /** The files, of which the first listing misses every entry. */
  private static RegistryFiles missingAll(Path folder) {
    RegistryFiles files = RegistryUse.files(folder);
    AtomicBoolean first = new AtomicBoolean(true);
    return (RegistryFiles)
        Proxy.newProxyInstance(
            RegistryFiles.class.getClassLoader(),
            new Class<?>[] {RegistryFiles.class},
            (proxy, method, arguments) ->
                method.getName().equals("list") && first.getAndSet(false)
                    ? List.of()
                    : method.invoke(files, arguments));
  }

  private List<Callable<RegistryLock>> tries(int threads) {
    List<Callable<RegistryLock>> tries = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      tries.add(
          () -> {
            try {
              return RegistryUse.open(folder).lock(RegistryUse.EXPIRY);
            } catch (LockedException e) {
              return null;
            }
          });
    }
    return tries;
  }

  @Test
  void anExpiryMustBeAboveZero() {
    assertThatThrownBy(() -> RegistryUse.open(folder).lock(Duration.ZERO))
        .hasMessage("‹lockExpiry› is 0s; it must be above 0, such as 5m");
  }
}
