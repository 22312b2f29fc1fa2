package org.epicentra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.epicentra.registry.Decision;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.registry.RegistryLock;

/** Publishes models that earlier releases wrote. */
public final class PublishedModels {
  /** A folder for each. */
  public static final Path MODELS = Path.of("src/test/resources/models");

  private PublishedModels() {}

  /**
   * @param model its folder
   * @param training that part of the manifest
   */
  public static ModelVersion publish(
      ModelRegistry registry, String kind, Path model, Map<String, Object> training) {
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            kind,
            "2026-01-01T02:00:00Z",
            null,
            0,
            Map.of(),
            Map.of(),
            Map.of(),
            training,
            Map.of(),
            new Decision(true, "it is newer"),
            List.of());
    try (RegistryLock lock = registry.lock(Duration.ofMinutes(5))) {
      return registry.publish(lock, manifest, stage -> copy(model, local(stage)), stage -> {});
    }
  }

  private static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }

  /** Copies the files of a folder into another. */
  public static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
