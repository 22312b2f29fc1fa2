package org.epicentra.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What the tests of a registry have in common: a model that is one text, published and promoted.
 */
final class RegistryUse {
  static final Duration EXPIRY = Duration.ofMinutes(10);

  private static final Configuration HADOOP = new Configuration();

  private RegistryUse() {}

  static ModelRegistry open(java.nio.file.Path folder) {
    return open(hadoop(folder));
  }

  static ModelRegistry open(Path folder) {
    return open(files(folder), folder);
  }

  static ModelRegistry open(RegistryFiles files, Path folder) {
    return new ModelRegistry(files, folder);
  }

  /** What a registry in this folder goes by. */
  static RegistryFiles files(Path folder) {
    return RegistryFileSystems.locate(folder.toString(), HADOOP).files();
  }

  static Path hadoop(java.nio.file.Path path) {
    return new Path(path.toUri());
  }

  static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
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

  static void write(Path folder, String text) {
    write(folder, "a/text", text);
    write(folder, "other", text.repeat(2));
  }

  /** One file, with the folders above it. */
  static void write(Path folder, String name, String text) {
    try {
      files(folder).replace(new Path(folder, name), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(ModelVersion version) {
    Path model = version.model();
    try (InputStream in = files(model).open(new Path(model, "a/text"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireText(Path folder, String text) {
    if (!text(new ModelVersion(0, null, folder)).equals(text)) {
      throw new IllegalStateException("read back otherwise");
    }
  }

  /** Lets the last claim look as if its owner had been silent for an hour. */
  static void silence(java.nio.file.Path folder) {
    silence(hadoop(folder));
  }

  /** The same on any file system. */
  static void silence(Path folder) {
    silence(folder, Duration.ofHours(1));
  }

  /** As if nothing in the folder of the lock had been written for some time. */
  static void silence(Path folder, Duration time) {
    try {
      FileSystem files = folder.getFileSystem(HADOOP);
      for (FileStatus file : files.listStatus(new Path(folder, "lock"))) {
        files.setTimes(file.getPath(), file.getModificationTime() - time.toMillis(), -1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
