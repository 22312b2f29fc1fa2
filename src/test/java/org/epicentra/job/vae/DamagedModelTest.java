package org.epicentra.job.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.JsonDamage;
import org.epicentra.PublishedModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged model is refused with a message, or is another model that can be used. */
class DamagedModelTest {
  private static final String IMAGES = "images.json";
  private static final Path SOUND = PublishedModels.MODELS.resolve("autoencoder-1");

  @TempDir Path folder;

  @BeforeEach
  void copy() {
    PublishedModels.copy(SOUND, folder);
  }

  @Test
  void eachValueOfTheImages() throws IOException {
    int refused = 0;
    for (JsonDamage damage : JsonDamage.of(SOUND.resolve(IMAGES))) {
      Files.writeString(folder.resolve(IMAGES), damage.text());
      try {
        ModelFolder model = read();
        assertThat(model.shape().pixels()).isEqualTo(model.weights().architecture().inputs());
      } catch (BadInputException e) {
        refused++;
        assertThat(e.getMessage()).as(damage.what()).contains(IMAGES);
      }
    }
    assertThat(refused).isGreaterThan(30);
  }

  @Test
  void negativeSidesWhoseProductFits() throws IOException {
    String sound = Files.readString(folder.resolve(IMAGES));
    String negative = sound.replaceAll("(\"(width|height)\" *: *)", "$1-");
    assertThat(negative).contains(": -28");
    Files.writeString(folder.resolve(IMAGES), negative);
    assertThatThrownBy(this::read)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(IMAGES + " says -28 x -28 pixels; the network takes 784");
  }

  /** Columns of a table, which models of images do not have: there must be one for each input. */
  @Test
  void columnsThatAreNotTheInputs() throws IOException {
    assertThat(read().columns()).isEmpty();
    String sound = Files.readString(folder.resolve(IMAGES));
    Files.writeString(
        folder.resolve(IMAGES), sound.replaceFirst("\\{", "{\"columns\": [\"depth\", null],"));
    assertThatThrownBy(this::read)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(IMAGES + " names the columns [depth, null]; the network takes 784");
  }

  private ModelFolder read() {
    return ModelFolder.read(folder.toString(), new Configuration());
  }
}
