package org.epicentra.job.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.BadInputException;
import org.epicentra.JsonDamage;
import org.epicentra.PublishedModels;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.mixture.MixtureScorer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged model is refused with a message, or is another model that can be used. */
class DamagedModelTest {
  private static final Path SOUND = PublishedModels.MODELS.resolve("mixture-1");

  @TempDir Path folder;

  @BeforeEach
  void copy() {
    PublishedModels.copy(SOUND, folder);
  }

  /** Of the textbook model, and of ellipses with a background in a polygon. */
  @ParameterizedTest
  @CsvSource({
    "mixture-1, posterior.json",
    "mixture-1, projection.json",
    "mixture-1, selection.json",
    "mixture-2, posterior.json",
    "mixture-2, projection.json",
    "mixture-2, selection.json",
  })
  void eachValueOfEachFile(String model, String name) throws IOException {
    Path sound = PublishedModels.MODELS.resolve(model);
    List<String> escaped = new ArrayList<>();
    int refused = 0;
    Path damaged = Files.createDirectory(folder.resolve(model));
    PublishedModels.copy(sound, damaged);
    for (JsonDamage damage : JsonDamage.of(sound.resolve(name))) {
      Files.writeString(damaged.resolve(name), damage.text());
      try {
        use(ModelFolder.read(damaged.toString(), new Configuration()));
      } catch (BadInputException e) {
        refused++;
        assertThat(e.getMessage()).as(damage.what()).contains(damaged.toString());
      } catch (RuntimeException e) {
        escaped.add(damage.what() + ": " + e);
      }
    }
    assertThat(escaped).isEmpty();
    assertThat(refused).isGreaterThan(30);
  }

  @Test
  void coordinatesOfAnotherProjection() throws IOException {
    Files.writeString(folder.resolve("projection.json"), "{\"type\": \"none\", \"dimension\": 3}");
    assertThatThrownBy(this::read)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds files of different models")
        .hasMessageContaining("the posterior has 2 coordinates, the projection 'none' has 3");
  }

  @Test
  void theSelectionOfAnotherProjection() throws IOException {
    Files.writeString(folder.resolve("projection.json"), "{\"type\": \"none\", \"dimension\": 2}");
    assertThatThrownBy(this::read)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the selection is for the projection 'azimuthal', the projection is 'none'");
  }

  private ModelFolder read() {
    return ModelFolder.read(folder.toString(), new Configuration());
  }

  /** What the commands do with a model, for one event. */
  private static void use(ModelFolder model) {
    int dimension = model.posterior().dimension();
    double[] r = new double[model.posterior().components()];
    MixtureScorer scorer = new MixtureScorer(model.posterior());
    scorer.score(new double[dimension], 3, r);
    MixtureSampler.ofPosterior(model.posterior(), 1).draw(0);
    ComponentSummary.all(model.posterior(), model.projection());
    model.posterior().coincidentComponents();
  }
}
