package org.epicentra.job.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.PublishedModels;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.job.registry.Place;
import org.epicentra.registry.ModelRegistry;
import org.epicentra.registry.ModelVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run looks at its champion before anything else; of models that earlier releases wrote. */
class RegistryStateTest {
  @TempDir Path folder;
  private Configuration hadoop;
  private Place place;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    hadoop = new Configuration(false);
    place = new Place(folder.toString(), "world");
    registry = place.open(hadoop);
  }

  private void promote(String kind) {
    Path model = PublishedModels.MODELS.resolve(kind + "-1");
    ModelVersion version = PublishedModels.publish(registry, kind, model, Map.of());
    registry.promote(version.number(), registry.champions(), "test", "it is newer");
  }

  private RegistryState state(String kind) {
    return RegistryState.of(registry, place, ModelProbe.of(kind).orElseThrow(), hadoop);
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
            "the champion, version 2 of world, is damaged: %s has another digest than when it was published. Restore its folder from the backup, or make another version the champion: 'registry promote ‹registry› %s ‹name› world ‹version› 1'. Nothing was trained, and its files are left as they are"
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
        .hasMessageContaining(
            "is of ‹kind› mixture, and this run is of ‹kind› vae: use another ‹name›");
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
    assertThatThrownBy(() -> state("mixture")).hasMessageContaining("‹name› world ‹version› M'");
  }
}
