package org.epicentra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRegistryTest {
  @TempDir Path folder;

  @Test
  void publishesVersionsAndServesThePromotedOne() {
    ModelRegistry registry = RegistryUse.open(folder);
    assertThat(registry.champion()).isEmpty();
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
    assertThat(registry.champions().hasHeld(3)).isTrue();
    assertThat(registry.champions().last()).isEqualTo(5);
  }

  @Test
  void findsWhatWasChangedAfterPublishing() throws Exception {
    ModelRegistry registry = RegistryUse.open(folder);
    RegistryUse.publishAndPromote(registry, "one");
    RegistryUse.publishAndPromote(registry, "two");
    Path model = folder.resolve("versions/000002/model");
    Files.writeString(model.resolve("a/text"), "tow");
    Files.writeString(model.resolve("more"), "");
    Files.delete(model.resolve("other"));
    assertThat(registry.check(1).problems()).isEmpty();
    assertThat(registry.check(2).problems())
        .containsExactly(
            "a/text has another digest than when it was published",
            "other is missing",
            "more was not published");
    assertThatThrownBy(() -> registry.promote(2, registry.champions(), "promote", "again"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("version 2 is not promoted: a/text has another digest");
    Files.writeString(folder.resolve("versions/000002/manifest.json"), "{}");
    assertThat(registry.check(2).problems().get(0)).contains("formatVersion");
    assertThat(registry.check(7).problems().get(0)).contains("has no version 7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd", "/etc/passwd", "a/../b", "a//b", ".hidden", "a\\b", "c:x", ""})
  void aManifestCannotNameAFileElsewhere(String path) {
    assertThatThrownBy(() -> new StoredFile(path, 1, "0".repeat(64)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none of a model's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "-x", "a b", "a\nb", "ä"})
  void aNameIsPlain(String name) {
    Configuration hadoop = new Configuration(false);
    assertThatThrownBy(() -> ModelRegistry.open(folder.toString(), name, hadoop))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--name");
  }

  @Test
  void anotherFileSystemIsRefused() {
    for (String root : new String[] {"s3a://bucket/models", "gs://bucket/models", "ftp://x/y"}) {
      assertThatThrownBy(() -> ModelRegistry.open(root, "x", new Configuration(false)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("--registry " + root)
          .hasMessageContaining("file (local or NFS) and hdfs alone");
    }
    assertThat(ModelRegistry.open("file:" + folder, "x", new Configuration(false)).folder())
        .isEqualTo(new org.apache.hadoop.fs.Path("file:" + folder + "/x"));
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

  @Test
  void ofTwoThatMakeOneNameOneDoes() throws Exception {
    RegistryFiles files = new LocalFiles();
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 50; round++) {
        Path target = folder.resolve("r" + round);
        List<Callable<int[]>> tries = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          Path stage = Files.createDirectories(folder.resolve("s" + round + "-" + i));
          Files.writeString(stage.resolve("who"), "thread " + i);
          byte[] content = ("thread " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
          tries.add(
              () -> {
                boolean put =
                    files.putIfAbsent(RegistryUse.hadoop(Path.of(target + ".json")), content);
                boolean moved =
                    files.moveIfAbsent(RegistryUse.hadoop(stage), RegistryUse.hadoop(target));
                return new int[] {put ? 1 : 0, moved ? 1 : 0};
              });
        }
        int[] made = new int[2];
        for (Future<int[]> each : pool.invokeAll(tries)) {
          made[0] += each.get()[0];
          made[1] += each.get()[1];
        }
        assertThat(made).containsExactly(1, 1);
        assertThat(Files.readString(target.resolve("who"))).startsWith("thread ");
        try (var inside = Files.list(target)) {
          assertThat(inside).hasSize(1);
        }
        assertThat(Files.readString(Path.of(target + ".json"))).startsWith("thread ");
      }
    } finally {
      pool.shutdownNow();
    }
    try (var stages = Files.list(folder)) {
      // Of each round's eight stages seven are left.
      assertThat(stages.filter(path -> path.getFileName().toString().startsWith("s")))
          .hasSize(50 * (threads - 1));
    }
  }
}
