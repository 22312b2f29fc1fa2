package org.epicentra.job.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.job.RegistryPlace;
import org.epicentra.registry.Decision;
import org.epicentra.registry.Manifest;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.epicentra.registry.RegistryLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run looks at its champion before anything else; of models that earlier releases wrote. */
class RegistryStateTest {
  private static final Path MODELS = Path.of("src/test/resources/models");

  @TempDir Path folder;
  private Configuration hadoop;
  private RegistryPlace place;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    hadoop = new Configuration(false);
    place = new RegistryPlace(folder.toString(), "world");
    registry = place.open(hadoop);
  }

  private void promote(String kind) {
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
            Map.of(),
            Map.of(),
            new Decision(true, "it is newer"),
            List.of());
    try (RegistryLock lock = registry.lock(Duration.ofMinutes(5))) {
      ModelVersion version =
          registry.publish(lock, manifest, stage -> copy(kind + "-1", stage), stage -> {});
      registry.promote(version.number(), registry.champions(), "test", "it is newer");
    }
  }

  private static void copy(String model, org.apache.hadoop.fs.Path stage) {
    try (Stream<Path> files = Files.list(MODELS.resolve(model))) {
      for (Path file : files.toList()) {
        Files.copy(file, Path.of(stage.toUri().getPath()).resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RegistryState state(String kind) {
    return RegistryState.of(registry, place, kind, hadoop);
  }

  private Path model(int version) {
    return folder.resolve("world/versions/00000" + version + "/model");
  }

  @ParameterizedTest
  @CsvSource({"mixture,posterior.json", "autoencoder,weights.bin"})
  void aDamagedChampionEndsTheRun(String kind, String file) throws IOException {
    assertThat(state(kind).champion()).isEmpty();
    promote(kind);
    promote(kind);
    assertThat(state(kind).championNumber()).isEqualTo(2);
    Path damaged = model(2).resolve(file);
    byte[] sound = Files.readAllBytes(damaged);
    byte[] bytes = sound.clone();
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    assertThatThrownBy(() -> state(kind))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "the champion, version 2 of world, is damaged: %s has another digest than when it was published. Restore its folder from the backup, or make another version the champion: 'registry promote --registry %s --name world --version 1'. Nothing was trained, and its files are left as they are"
                .formatted(file, folder));
    Files.delete(damaged);
    assertThatThrownBy(() -> state(kind))
        .hasMessageContaining("version 2 of world, is damaged: " + file + " is missing. Restore");
    Files.write(damaged, sound);
    assertThat(state(kind).championNumber()).isEqualTo(2);
    Files.writeString(model(2).resolveSibling("manifest.json"), "{");
    assertThatThrownBy(() -> state(kind))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("manifest.json is damaged: Unexpected end-of-input");
    registry.promote(1, registry.champions(), "test", "as the message advises");
    assertThat(state(kind).championNumber()).isEqualTo(1);
  }

  @Test
  void aModelOfAnotherKindIsRefusedAndAVanishedChampionIsNot() throws IOException {
    promote("mixture");
    assertThatThrownBy(() -> state("autoencoder"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is of --kind mixture, and this run is of --kind vae");
    promote("mixture");
    Files.move(folder.resolve("world/versions/000002"), folder.resolve("elsewhere"));
    RegistryState state = state("mixture");
    assertThat(state.championNumber()).isEqualTo(1);
    assertThat(state.history().problems()).hasSize(1);
  }

  @Test
  void whereThereIsNoOtherChampionNoneIsNamed() throws IOException {
    promote("mixture");
    Files.delete(model(1).resolve("posterior.json"));
    assertThatThrownBy(() -> state("mixture")).hasMessageContaining("--name world --version M'");
  }
}
