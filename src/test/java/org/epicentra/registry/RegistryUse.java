package org.epicentra.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the tests of a registry have in common: a model that is one text, published and promoted.
 */
final class RegistryUse {
  static final Duration EXPIRY = Duration.ofMinutes(10);

  private RegistryUse() {}

  static ModelRegistry open(Path folder) {
    return open(new LocalFiles(), folder);
  }

  static ModelRegistry open(RegistryFiles files, Path folder) {
    return new ModelRegistry(files, hadoop(folder));
  }

  static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }

  static Manifest manifest(String created) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "text",
        created,
        null,
        0,
        Map.of("epicentra", "test"),
        Map.of("seed", 1),
        Map.of("rows", 2),
        Map.of(),
        Map.of(),
        new Decision(true, "it is a test"),
        List.of());
  }

  static ModelVersion publish(ModelRegistry registry, RegistryLock lock, String text) {
    return registry.publish(
        lock,
        manifest("2026-01-01T00:00:00Z"),
        folder -> write(folder, text),
        folder -> requireText(folder, text));
  }

  /** What a nightly run does: lock, publish, promote, release. */
  static void publishAndPromote(ModelRegistry registry, String text) {
    try (RegistryLock lock = registry.lock(EXPIRY)) {
      ChampionHistory seen = registry.champions();
      ModelVersion version = publish(registry, lock, text);
      lock.requireHeld();
      registry.promote(version.number(), seen, "test", "it is newer");
    }
  }

  static void write(org.apache.hadoop.fs.Path folder, String text) {
    try {
      Path file = Files.createDirectories(local(folder).resolve("a")).resolve("text");
      Files.writeString(file, text);
      Files.writeString(local(folder).resolve("other"), text.repeat(2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(ModelVersion version) {
    try {
      byte[] bytes = Files.readAllBytes(local(version.model()).resolve("a").resolve("text"));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireText(org.apache.hadoop.fs.Path folder, String text) {
    if (!text(new ModelVersion(0, null, folder)).equals(text)) {
      throw new IllegalStateException("read back otherwise");
    }
  }

  /** Lets the last claim look as if its owner had been silent for an hour. */
  static void silence(Path folder) {
    try (Stream<Path> files = Files.list(folder.resolve("lock"))) {
      for (Path file : files.toList()) {
        long before = Files.getLastModifiedTime(file).toMillis() - 3_600_000;
        Files.setLastModifiedTime(file, FileTime.fromMillis(before));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
